// The questions that everybody may see, with their answers.  Pure.

/** Notes of a kind that asks and questions to the facilitator, as one list `{id, text, group_id, role, answer, wanted}`: the unanswered first, then as they were asked. */
export function questionsOf(snapshot) {
  const asking = new Set(snapshot.format.stages.flatMap((stage) => (stage.notes ?? []).filter((kind) => kind.asks).map((kind) => kind.id)));
  const put = (snapshot.questions ?? []).map((question) => ({ ...question, at: question.asked_at }));
  const known = new Set(put.map((question) => question.id));
  const noted = snapshot.posts
    .filter((post) => post.type === "note" && post.audience === "all" && asking.has(post.kind) && !known.has(post.id))
    .map((post) => ({ id: post.id, text: post.text, group_id: post.group_id, role: post.role, answer: null, at: post.posted_at }));
  const wanted = (id) => snapshot.reactions.filter((row) => row.post_id === id && row.kind === "ask").length;
  return [...put, ...noted]
    .map((question) => ({ ...question, wanted: wanted(question.id) }))
    .sort((a, b) => Boolean(a.answer) - Boolean(b.answer) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
