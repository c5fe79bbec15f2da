// reduce's part on messages, questions, calls for help, who leads, and groups that become one.

const put = (rows = [], row) => (rows.some((known) => known.id === row.id) ? rows.map((known) => (known.id === row.id ? row : known)) : [...rows, row]);
const without = (rows = [], id) => rows.filter((row) => row.id !== id);
const ofOthers = (rows = [], group) => rows.filter((row) => row.group_id !== group);

function help(snapshot, { group_id, asked_at, open }) {
  const others = ofOthers(snapshot.help, group_id);
  return { ...snapshot, help: open ? [...others, { group_id, asked_at }] : others };
}

function pass(snapshot, { stage, active }) {
  const others = (snapshot.passes ?? []).filter((known) => known !== stage);
  return { ...snapshot, passes: active ? [...others, stage] : others };
}

/** A group is gone: what names it names the other from here on. */
function merged(snapshot, { gone, into, workshop }) {
  const renamed = (rows = []) => rows.map((row) => (row.group_id === gone ? { ...row, group_id: into } : row));
  return {
    ...snapshot,
    workshop: { ...snapshot.workshop, ...workshop },
    groups: without(snapshot.groups, gone),
    posts: renamed(snapshot.posts),
    questions: renamed(snapshot.questions),
    shared_facts: ofOthers(snapshot.shared_facts, gone),
    called_roles: ofOthers(snapshot.called_roles, gone),
    help: ofOthers(snapshot.help, gone),
    messages: (snapshot.messages ?? []).map((row) => ({ ...row, groups: [...new Set(row.groups.map((group) => (group === gone ? into : group)))] })),
  };
}

/** The whole of a group, as it is after others came to it. */
function joined(snapshot, data, inOrder) {
  const ids = new Set(data.posts.map((post) => post.id));
  const answered = (rows = []) => rows.filter((row) => !ids.has(row.post_id));
  const known = new Set(snapshot.case.facts.map((fact) => fact.id));
  const next = {
    ...snapshot,
    posts: inOrder(data.posts.reduce(put, snapshot.posts)),
    members: data.members.reduce(put, snapshot.members),
    messages: data.messages.reduce(put, snapshot.messages ?? []),
    questions: (data.questions ?? []).reduce(put, snapshot.questions ?? []), // those that are held: the others everybody has
    reactions: [...answered(snapshot.reactions), ...data.reactions],
    handoffs: [...answered(snapshot.handoffs), ...data.handoffs],
    case: { ...snapshot.case, facts: [...snapshot.case.facts, ...data.facts.filter((fact) => !known.has(fact.id))] },
  };
  for (const name of ["shared_facts", "called_roles", "help"]) next[name] = [...ofOthers(snapshot[name], data.group_id), ...data[name]];
  return marked(next, { marks: Object.fromEntries(data.members.map(({ id, mark }) => [id, mark])) });
}

function marked(snapshot, { marks }) {
  return { ...snapshot, posts: snapshot.posts.map((post) => (post.participant_id in marks ? { ...post, mark: marks[post.participant_id] } : post)) };
}

/** The changes by frame type; `room` puts a new workshop row, `inOrder` sorts posts. */
export const floorChanges = (room, inOrder) => ({
  "message.put": (snapshot, { message }) => ({ ...snapshot, messages: put(snapshot.messages, message) }),
  "message.gone": (snapshot, { id }) => ({ ...snapshot, messages: without(snapshot.messages, id) }),
  "question.put": (snapshot, { question }) => ({ ...snapshot, questions: put(snapshot.questions, question) }),
  "help.set": help,
  "pass.set": pass,
  "leads.set": (snapshot, { leads }) => ({ ...snapshot, leads }),
  "bell.rung": room,
  "distress.set": room,
  "groups.merged": merged,
  "group.joined": (snapshot, data) => joined(snapshot, data, inOrder),
  "marks.set": marked,
  "rehearsal.cleared": (snapshot) => snapshot,
});
