// reduce(snapshot, frame) -> snapshot: the client's twin of the server's projection.  Pure; docs/protocol.md section 5.
import { floorChanges } from "./reduce_floor.js";
import { answered, called, keepStanding } from "./reduce_net.js";
import { CHANGES_OF_SEATING } from "./reduce_seating.js";

const POST_TYPES = ["assessment", "action_item", "reflection", "note"];

/** The snapshot after one frame.  A frame of an unknown type changes nothing but the heads. */
export function reduce(snapshot, frame) {
  const change = CHANGES[frame.type];
  const changed = change ? change(snapshot, frame.data) : snapshot;
  const heads = frame.stream ? { ...changed.heads, [frame.stream]: frame.seq } : changed.heads;
  return { ...changed, heads, seq: Math.max(changed.seq, frame.seq ?? 0) };
}

/** Posts in the order of the server's snapshot: by kind, then as they came. */
export function inOrder(posts) {
  return [...posts].sort(
    (a, b) =>
      POST_TYPES.indexOf(a.type) - POST_TYPES.indexOf(b.type) || compare(a.posted_at, b.posted_at) || compare(a.id, b.id),
  );
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function put(rows, row, same) {
  const at = rows.findIndex((known) => same(known, row));
  return at < 0 ? [...rows, row] : rows.map((known, index) => (index === at ? row : known));
}

/** Rows that are not there yet are added; what is there stays (it may say more, as it does for the staff). */
const add = (rows, more) => [...rows, ...more.filter((row) => row && !rows.some((known) => known.id === row.id))];

const sameId = (a, b) => a.id === b.id;
const sameReaction = (a, b) => a.post_id === b.post_id && a.kind === b.kind && a.participant_id === b.participant_id;
const sameShare = (a, b) => a.group_id === b.group_id && a.fact_id === b.fact_id;

const withCase = (snapshot, part) => ({ ...snapshot, case: { ...snapshot.case, ...part } });

function putPosts(snapshot, posts, answers) {
  const handoffs = keepStanding(snapshot.handoffs ?? [], posts, answers);
  return { ...snapshot, handoffs, posts: inOrder(posts.reduce((rows, post) => put(rows, post, sameId), snapshot.posts)) };
}

function withdraw(snapshot, { id }) {
  return {
    ...snapshot,
    posts: snapshot.posts.filter((post) => post.id !== id),
    reactions: snapshot.reactions.filter((reaction) => reaction.post_id !== id),
    handoffs: (snapshot.handoffs ?? []).filter((answer) => answer.post_id !== id),
  };
}

function reveal(snapshot, { posts, reactions, handoffs }) {
  const ids = new Set(posts.map((post) => post.id));
  const others = snapshot.reactions.filter((reaction) => !ids.has(reaction.post_id));
  return { ...putPosts(snapshot, posts, handoffs), reactions: [...others, ...(reactions ?? [])] };
}

function react(snapshot, { post_id, participant_id, kind, active, count }) {
  const row = { post_id, participant_id, kind };
  if (!participant_id) {
    // The projector is told no names: it keeps as many equal rows as there are reactions.
    const others = snapshot.reactions.filter((known) => known.post_id !== post_id || known.kind !== kind);
    return { ...snapshot, reactions: [...others, ...Array.from({ length: count ?? 0 }, () => row)] };
  }
  const others = snapshot.reactions.filter((known) => !sameReaction(known, row));
  return { ...snapshot, reactions: active ? [...others, row] : others };
}

function share(snapshot, { fact, ...row }) {
  const shared_facts = put(snapshot.shared_facts, row, sameShare);
  return withCase({ ...snapshot, shared_facts }, { facts: add(snapshot.case.facts, [fact]) });
}

function seat(snapshot, { member, id, mark }) {
  const seated = member ?? { id, mark };
  const members = member ? put(snapshot.members, member, sameId) : snapshot.members.filter((known) => known.id !== id);
  // What that seat wrote earlier carries its mark of now.
  const posts = snapshot.posts.map((post) => (post.participant_id === seated.id ? { ...post, mark: seated.mark } : post));
  return { ...snapshot, members, posts };
}

function room(snapshot, { workshop }) {
  return { ...snapshot, workshop: { ...snapshot.workshop, ...workshop } };
}

function openStage(snapshot, data) {
  const distributions = data.distributions ?? snapshot.distributions; // all of them: a reopened stage hides its own again
  const by_profession = data.by_profession ?? snapshot.by_profession;
  return withCase({ ...room(snapshot, data), distributions, by_profession }, { needs: data.needs ?? snapshot.case.needs, periods: data.periods ?? snapshot.case.periods });
}

function disclose(snapshot, { scene, facts }) {
  const scenes = put(snapshot.case.scenes, scene, sameId).sort((a, b) => a.position - b.position); // in the case's order, not that of their disclosing
  return withCase(snapshot, { scenes, facts: add(snapshot.case.facts, facts ?? []) });
}

const CHANGES = {
  "post.put": (snapshot, { post }) => putPosts(snapshot, [post]),
  "post.withdrawn": withdraw,
  "posts.revealed": reveal,
  "reaction.set": react,
  "fact.shared": share,
  "urgency.rated": (snapshot, { stage, value }) => ({ ...snapshot, ratings: { ...snapshot.ratings, [stage]: value } }),
  "handoff.answered": answered,
  "role.called": called,
  "participant.joined": seat,
  "seat.changed": seat,
  "stage.opened": openStage,
  "timer.set": room,
  "view.set": room,
  "questionnaire.set": (snapshot, { questionnaires }) => ({ ...snapshot, questionnaires }),
  "room.set": room,
  ...floorChanges(room, inOrder),
  "format.switched": (snapshot, { format }) => ({ ...snapshot, format }),
  "workshop.opened": room,
  "workshop.closed": room,
  "scene.disclosed": disclose,
  "group.added": (snapshot, { group }) => ({ ...snapshot, groups: put(snapshot.groups, group, sameId) }),
  ...CHANGES_OF_SEATING,
};

/** The frame types known here; a test compares them with the protocol's table. */
export const FRAME_TYPES = Object.keys(CHANGES);
