// What the formats bring to the pages: notes by kind on the wall, questions, rounds of a rating, pages that are turned.
import assert from "node:assert/strict";
import { test } from "node:test";
import { noteKinds, noteTitle, postKind } from "../../static/js/core/labels.js";
import { reduce } from "../../static/js/core/reduce.js";
import { turned } from "../../static/js/facilitator/turning.js";
import { fittingBoard } from "../../static/js/participant/view.js";
import { columnsOf, notePages } from "../../static/js/projector/note_pages.js";
import { questionsOf } from "../../static/js/projector/question_list.js";
import { betweenWord, medianOf, roundWord } from "../../static/js/projector/rounds.js";

const kind = (id, label = id, more = {}) => ({ id, label, hint: "", column: "", asks: false, ...more });
const stage = (id, notes, more = {}) => ({ id, title: id, writes: ["note"], reveals: [], period: null, phases: [{ audience: "all" }], notes, ...more });
const note = (id, stageId, kindId, more = {}) => ({ id, type: "note", stage: stageId, kind: kindId, text: id, audience: "all", group_id: "g1", posted_at: id, version: 1, ...more });
const groups = [{ id: "g1", name: "1班" }, { id: "g2", name: "2班" }];
const wall = (stages, posts, more = {}) => ({ workshop: { stage: stages.at(-1).id, phase: 0, view: {} }, format: { stages }, posts, groups, reactions: [], ...more });

test("kinds of the same column stand below each other, the others each in its own", () => {
  const columns = columnsOf([stage("a", [kind("worry", "心配（事実）", { column: "心配" }), kind("fear", "心配（恐れ）", { column: "心配" })]), stage("b", [kind("safe", "安全")])]);
  assert.deepEqual(columns.map(({ title, kinds }) => [title, kinds.map(({ id }) => id)]), [["心配", ["worry", "fear"]], ["安全", ["safe"]]]);
});

test("a note that is not everybody's never stands on the wall", () => {
  const stages = [stage("a", [kind("q")])];
  const pages = notePages(wall(stages, [note("1", "a", "q"), note("2", "a", "q", { audience: "group" }), note("3", "a", "q", { audience: "self" })]));
  assert.deepEqual(pages.flatMap((page) => page.posts.map((post) => post.id)), ["1"]);
});

test("periods stand on pages of their own, in the format's order", () => {
  const stages = [stage("p1", [kind("knew")], { period: 1 }), stage("p2", [kind("knew")], { period: 2 }), stage("net", [kind("hole")], { reveals: ["p1", "p2"] })];
  const pages = notePages(wall(stages, [note("2", "p2", "knew"), note("1", "p1", "knew"), note("3", "net", "hole")]));
  assert.deepEqual(pages.map((page) => page.title), ["p1", "p2", "net"]);
});

test("too many kinds to stand beside each other are told stage by stage", () => {
  const many = ["a", "b", "c", "d"].map((id) => kind(id));
  const stages = [stage("one", many), stage("two", [kind("e"), kind("f")], { reveals: ["one"] })];
  assert.deepEqual(notePages(wall(stages, [note("1", "one", "a"), note("2", "two", "e")])).map((page) => page.columns.length), [4, 2]);
});

test("more notes than fit are shown group by group, and none is lost", () => {
  const stages = [stage("a", [kind("x"), kind("y")])];
  const posts = Array.from({ length: 14 }, (_, n) => note(`n${n}`, "a", "x", { group_id: n % 2 ? "g1" : "g2" }));
  const pages = notePages(wall(stages, posts));
  assert.deepEqual(pages.map((page) => page.group), ["g1", "g2"]);
  assert.equal(pages.flatMap((page) => page.posts).length, 14);
});

test("stages of questions alone stand back behind what is told", () => {
  const stages = [stage("ask", [kind("q", "質問", { asks: true })]), stage("see", [kind("bio")], { reveals: ["ask"] })];
  const posts = [note("1", "ask", "q"), note("2", "see", "bio")];
  assert.deepEqual(notePages(wall(stages, posts)).map((page) => page.title), ["see"]);
  assert.deepEqual(notePages(wall(stages, posts.slice(0, 1))).map((page) => page.title), ["ask"]);
});

test("chosen groups alone are shown", () => {
  const snapshot = wall([stage("a", [kind("x")])], [note("1", "a", "x"), note("2", "a", "x", { group_id: "g2" })]);
  snapshot.workshop.view.groups = ["g2"];
  assert.deepEqual(notePages(snapshot).flatMap((page) => page.posts.map((post) => post.id)), ["2"]);
});

test("one group alone is shown on as many pages as it takes", () => {
  const posts = Array.from({ length: 12 }, (_, n) => note(`n${String(n).padStart(2, "0")}`, "a", n % 3 ? "x" : "y"));
  const pages = notePages(wall([stage("a", [kind("x"), kind("y")])], posts));
  assert.deepEqual(pages.map((page) => [page.group, page.posts.length]), [["g1", 9], ["g1", 3]]);
});

test("without any note there is no page", () => {
  assert.deepEqual(notePages(wall([stage("a", [kind("x")])], [])), []);
});

test("questions come from notes that ask and from the floor, each once, the unanswered first", () => {
  const stages = [stage("a", [kind("q", "質問", { asks: true }), kind("idea")])];
  const posts = [note("1", "a", "q"), note("2", "a", "q"), note("3", "a", "idea"), note("4", "a", "q", { audience: "group" })];
  const questions = [{ id: "1", text: "1", group_id: "g1", role: "phn", asked_at: "0", answer: "はい", answered_at: "9" }];
  const snapshot = wall(stages, posts, { questions, reactions: [{ post_id: "2", kind: "ask", participant_id: "" }] });
  assert.deepEqual(questionsOf(snapshot).map(({ id, answer, wanted }) => [id, answer, wanted]), [["2", null, 1], ["1", "はい", 0]]);
});

test("two rounds of a rating are called before and after", () => {
  assert.equal(roundWord(0, 2, "個人判定"), "前：個人判定");
  assert.equal(roundWord(1, 2, "再判定"), "後：再判定");
  assert.equal(roundWord(0, 3, "一回目"), "一回目");
});

test("how the middle moved is told in words", () => {
  const at = (...values) => Array.from({ length: 11 }, (_, value) => values.filter((one) => one === value).length);
  assert.equal(medianOf(at(3, 4, 8)), 4);
  assert.equal(medianOf(at(3, 4)), 3.5);
  assert.equal(medianOf(at()), null);
  assert.match(betweenWord([at(3, 4, 8), at(6, 7)]), /4 から 6.5 へ/);
  assert.match(betweenWord([at(5), at(5)]), /5 のまま/);
  assert.equal(betweenWord([at(), at(5)]), "");
});

test("turning a page shows the same thing, and lets it go on by itself again", () => {
  assert.deepEqual(turned({ screen: "boards", groups: ["g1"] }, 0), { screen: "boards", groups: ["g1"], page: 0 });
  assert.deepEqual(turned({ screen: "boards", groups: ["g1"], page: 3 }, null), { screen: "boards", groups: ["g1"] });
});

test("notes are called by their kind where the stage asks for but one", () => {
  const format = { stages: [stage("a", [kind("q", "質問")]), stage("b", [kind("q", "質問"), kind("i", "アイデア")])] };
  assert.equal(noteTitle(format.stages[0]), "質問");
  assert.equal(noteTitle(format.stages[1]), "付箋");
  assert.deepEqual(noteKinds(format), { q: "質問", i: "アイデア" });
  assert.equal(postKind(format, { type: "note", kind: "i" }), "アイデア");
});

test("a scene disclosed late stands in its place in the case", () => {
  const before = { seq: 1, heads: {}, case: { scenes: [{ id: "S1", position: 1 }, { id: "S3", position: 3 }], facts: [] } };
  const after = reduce(before, { seq: 2, type: "scene.disclosed", data: { scene: { id: "S2", position: 2 }, facts: [] } });
  assert.deepEqual(after.case.scenes.map((scene) => scene.id), ["S1", "S2", "S3"]);
});

test("in a stage of notes the board opens at the notes", () => {
  const view = { writes: new Set(["note", "fact"]), snapshot: { format: { stages: [] } } };
  assert.equal(fittingBoard(view), "note");
});
