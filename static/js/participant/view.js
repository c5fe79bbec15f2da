// What the page shows, worked out from the snapshot and from what is still on its way.  Pure.
import { inOrder } from "../core/reduce.js";
import { answersOf } from "./handoffs.js";

/** Stage, phase, what may be written, and the board with one's own unsaved posts in it. */
export function makeView(snapshot, pending) {
  const { workshop, format, viewpoint } = snapshot;
  const stage = format.stages.find((known) => known.id === workshop.stage) ?? null;
  const phase = stage?.phases[workshop.phase] ?? null;
  const closed = workshop.status === "closed";
  const me = viewpoint.participant_id;
  return {
    snapshot,
    workshop,
    stage,
    phase,
    closed,
    me,
    case: snapshot.case,
    group: snapshot.groups.find((group) => group.id === viewpoint.group) ?? { id: viewpoint.group, name: "" },
    role: viewpoint.role,
    members: snapshot.members,
    writes: new Set(stage && !closed ? stage.writes : []),
    silent: phase?.audience === "self" && !closed,
    posts: mergePosts(snapshot, pending),
    handoffs: answersOf(snapshot.handoffs, pending),
    refused: pending.filter((entry) => entry.status === "refused"),
    waiting: pending.filter((entry) => entry.status === "waiting"),
    factById: new Map(snapshot.case.facts.map((fact) => [fact.id, fact])),
  };
}

/** Posts of the board; each with `progress`: "saved" | "waiting" (not yet saved) | "leaving" (being withdrawn). */
export function mergePosts(snapshot, pending) {
  const posts = new Map(snapshot.posts.map((post) => [post.id, { ...post, progress: "saved" }]));
  const mine = snapshot.viewpoint;
  for (const { type, payload, status } of pending) {
    const [family, act] = type.split(".");
    if (status === "refused" || !["post", "edit", "withdraw"].includes(act)) continue;
    const progress = status === "saved" ? "saved" : "waiting";
    const known = posts.get(payload.id);
    if (act === "post" && !known) posts.set(payload.id, { ...provisional(family, mine, snapshot.workshop, payload), progress });
    if (act === "edit" && known) posts.set(payload.id, { ...known, ...content(payload), progress });
    if (act === "withdraw" && known) posts.set(payload.id, { ...known, progress: "leaving" });
  }
  return inOrder([...posts.values()]);
}

function content({ id, version, confirmed, ...fields }) {
  return fields;
}

function provisional(type, mine, workshop, payload) {
  return {
    type,
    participant_id: mine.participant_id,
    group_id: mine.group,
    role: mine.role,
    role_acting: mine.role,
    mark: 0,
    stage: workshop.stage,
    posted_at: "9999",
    version: 0,
    edited_at: null,
    ...payload,
  };
}

/** F2 before F10. */
export function sortFacts(facts) {
  return [...facts].sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** [[kind, posts], …] in the order of `kinds`, empty ones left out. */
export function byKind(posts, kinds) {
  return Object.keys(kinds)
    .map((kind) => [kind, posts.filter((post) => post.kind === kind)])
    .filter(([, found]) => found.length);
}

/** {agree: {count, mine}, …} for one post. */
export function countReactions(reactions, postId, me) {
  const found = {};
  for (const reaction of reactions) {
    if (reaction.post_id !== postId) continue;
    const row = (found[reaction.kind] ??= { count: 0, mine: false });
    row.count += 1;
    row.mine ||= reaction.participant_id === me;
  }
  return found;
}

/** Whether other groups' boards may be looked at: something has been shown to all. */
export function othersOpen(view) {
  return view.phase?.audience === "all" || view.posts.some((post) => post.audience === "all");
}

/** What is written at all in a format: the others need no part of the board. */
export const partsOf = (format) => new Set(format.stages.flatMap((stage) => stage.writes));

/** Which tab of the board suits the stage. */
export function fittingBoard(view) {
  if (view.writes.has("action_item")) return "action_item";
  if (view.writes.has("note")) return "note";
  if (view.writes.has("reflection") && !view.writes.has("assessment")) return "reflection";
  if (view.writes.has("fact") && !view.writes.has("assessment")) return "fact";
  return partsOf(view.snapshot.format).has("assessment") ? "assessment" : "note";
}
