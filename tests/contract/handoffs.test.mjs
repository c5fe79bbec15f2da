// Hand-offs as a seat sees them: what waits for an answer, what came back, for whom one may speak.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absentRoles, answersOf, handoffState, inboxOf, outboxOf, spokenFor, waitingFor } from "../../static/js/participant/handoffs.js";

const item = (id, part = {}) => ({ id, type: "action_item", participant_id: "you", role_acting: "cw", handoff_to: "phn", audience: "group", version: 1, progress: "saved", needs: ["N1"], ...part });
const answer = (post_id, kind, part = {}) => ({ post_id, answer: kind, text: "", role: "phn", needs: ["N1"], ...part });
function view({ posts = [], handoffs = [], pending = [], called = [] } = {}) {
  return {
    me: "me",
    role: "phn",
    group: { id: "g1" },
    members: [{ role: "phn" }, { role: "cw" }],
    posts,
    handoffs: answersOf(handoffs, pending),
    case: { all_roles: [{ id: "phn" }, { id: "cw" }, { id: "police" }, { id: "school" }] },
    snapshot: { called_roles: called.map((role) => ({ role, group_id: "g1" })) },
  };
}
const ids = (posts) => posts.map((post) => post.id);

test("what waits for an answer stands before what was answered, and is counted", () => {
  const seen = view({ posts: [item("a"), item("b")], handoffs: [answer("a", "accepted")] });
  assert.deepEqual(ids(inboxOf(seen)), ["b", "a"]);
  assert.equal(waitingFor(seen), 1);
});

test("what is still silent, being taken back or for another role does not arrive", () => {
  const posts = [item("a", { audience: "self" }), item("b", { progress: "leaving" }), item("c", { handoff_to: "cw" }), item("d", { handoff_to: null })];
  assert.deepEqual(inboxOf(view({ posts })), []);
});

test("declined and asked back come first among one's own, and count until they are mended", () => {
  const posts = [item("a", { participant_id: "me", handoff_to: "cw" }), item("b", { participant_id: "me", handoff_to: "cw" })];
  const seen = view({ posts, handoffs: [answer("b", "declined", { text: "手が足りません" })] });
  assert.deepEqual(ids(outboxOf(seen)), ["b", "a"]);
  assert.equal(waitingFor(seen), 1);
  assert.deepEqual(handoffState(seen, posts[1]), { state: "declined", text: "手が足りません", pending: false });
});

test("an answer on its way is shown as not yet saved, a refused one not at all", () => {
  const entry = (status) => ({ type: "handoff.answer", payload: { post_id: "a", answer: "accepted", text: "" }, status });
  assert.deepEqual(handoffState(view({ pending: [entry("waiting")] }), item("a")), { state: "accepted", text: "", pending: true });
  assert.equal(handoffState(view({ pending: [entry("refused")] }), item("a")).state, "open");
});

test("a role that nobody plays is absent until it is called in, then others than the author speak for it", () => {
  const posts = [item("a", { handoff_to: "police" }), item("b", { handoff_to: "police", participant_id: "me" })];
  assert.equal(handoffState(view({ posts }), posts[0]).state, "absent");
  assert.deepEqual(spokenFor(view({ posts })), []);
  const called = view({ posts, called: ["police"] });
  assert.equal(handoffState(called, posts[0]).state, "called");
  assert.deepEqual(ids(spokenFor(called)), ["a"]);
  assert.deepEqual(absentRoles(called).map((role) => role.id), ["school"]);
});

test("of another group one does not know who sits there", () => {
  assert.equal(handoffState({ ...view(), foreign: true }, item("a", { handoff_to: "police" })).state, "open");
});
