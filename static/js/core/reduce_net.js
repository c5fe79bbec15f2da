// reduce's part on hand-offs: answers that stand, roles called in.

const sameNeeds = (one, other) => one.length === other.length && one.every((need) => other.includes(need));

/** Whether an answer was given to the hand-off that the post holds now: to the same role, for the same needs. */
const stands = (answer, post) => answer.role === post.handoff_to && sameNeeds(answer.needs, post.needs);

/** Answers after these posts came or were edited: one that was given to another hand-off is gone; `fresh` ones are added. */
export function keepStanding(handoffs, posts, fresh = []) {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const told = new Set(fresh.map((answer) => answer.post_id));
  const kept = handoffs.filter(({ post_id }) => !told.has(post_id));
  return [...kept.filter((answer) => !byId.has(answer.post_id) || stands(answer, byId.get(answer.post_id))), ...fresh];
}

export function answered(snapshot, { handoff }) {
  return { ...snapshot, handoffs: [...(snapshot.handoffs ?? []).filter(({ post_id }) => post_id !== handoff.post_id), handoff] };
}

export function called(snapshot, { called_role }) {
  return { ...snapshot, called_roles: [...(snapshot.called_roles ?? []), called_role] };
}
