// What the participant's page works out: unsaved posts on the board, facts in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { countReactions, mergePosts, sortFacts } from "../../static/js/participant/view.js";

const snapshot = {
  viewpoint: { participant_id: "me", group: "g1", role: "phn" },
  workshop: { stage: "s1" },
  posts: [{ id: "kept", type: "assessment", kind: "need", text: "前", posted_at: "2026", version: 1 }],
};
const entry = (type, payload, status = "waiting") => ({ command_id: type, type, payload, status });

test("a post on its way stands on the board as not yet saved", () => {
  const posts = mergePosts(snapshot, [entry("assessment.post", { id: "new", kind: "risk", text: "新", facts: [] })]);
  assert.deepEqual(posts.map(({ id, progress }) => [id, progress]), [["kept", "saved"], ["new", "waiting"]]);
});

test("an edit on its way shows the new text, a refused one does not", () => {
  const edit = { id: "kept", version: 1, kind: "need", text: "後" };
  assert.equal(mergePosts(snapshot, [entry("assessment.edit", edit)])[0].text, "後");
  assert.equal(mergePosts(snapshot, [entry("assessment.edit", edit, "refused")])[0].text, "前");
});

test("F2 stands before F10", () => {
  assert.deepEqual(sortFacts([{ id: "F10" }, { id: "F2" }]).map((fact) => fact.id), ["F2", "F10"]);
});

test("one's own reaction is told from the others'", () => {
  const reactions = [{ post_id: "a", kind: "agree", participant_id: "me" }, { post_id: "a", kind: "agree", participant_id: "you" }];
  assert.deepEqual(countReactions(reactions, "a", "me").agree, { count: 2, mine: true });
});
