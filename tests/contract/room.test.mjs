// What the cockpit and the projector work out: what a step does, a group's light, what stands on the wall.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consequences } from "../../static/js/facilitator/consequence.js";
import { lightOf, savedOf } from "../../static/js/facilitator/light.js";
import { byKind, pagesOf, spanWord, wallPosts } from "../../static/js/projector/wall.js";
import { currentIndex, isSilent, stepsOf } from "../../static/js/room/steps.js";
import { spacedCode } from "../../static/js/room/words.js";

const phase = (audience, minutes = 5) => ({ audience, minutes, prompt: "" });
const stage = (id, writes, phases, more = {}) => ({ id, title: id, prompt: "", writes, reveals: [], phases, ...more });
const format = {
  stages: [
    stage("read", [], [phase("self")]),
    stage("rate", ["urgency"], [phase("self")]),
    stage("assess", ["assessment"], [phase("self"), phase("group", 15)]),
    stage("net", ["reaction"], [phase("all")], { reveals: ["assess"] }),
  ],
};
const plan = Object.fromEntries(format.stages.map(({ id }) => [id, { discloses: id === "assess" ? ["2"] : [], projectors: ["silence", "stage"] }]));
const counts = (assessment, urgency = 0) => ({ g1: { members: 6, counts: { assessment, urgency, action_item: 0, reflection: 0, fact: 0 } } });
const at = (stageId, phaseIndex, { posts = [], groups = counts(posts.length) } = {}) => ({
  workshop: { stage: stageId, phase: phaseIndex },
  format,
  posts,
  groups: [{ id: "g1", name: "1班" }],
  progress: { groups },
  case: { scenes: [{ id: "S1", title: "一", disclosed: true }, { id: "S2", title: "二", disclosed: false }] },
});
const step = (stageId, phaseIndex) => stepsOf(format).find((one) => one.stage.id === stageId && one.phaseIndex === phaseIndex);
const said = (snapshot, to) => consequences(snapshot, to, plan).map((line) => `${line.kind} ${line.text}`).join("\n");

test("before the silence ends the button says how many drafts the groups will see", () => {
  const text = said(at("assess", 0, { groups: counts(38) }), step("assess", 1));
  assert.match(text, /reveal 個人の下書き 38件が、それぞれの班に見えるようになります/);
});

test("drafts of a stage that is revealed to all go to all at once", () => {
  assert.match(said(at("assess", 0, { groups: counts(3) }), step("net", 0)), /個人の下書き 3件が、全員に/);
});

test("what the groups have seen is told apart from drafts when it goes to all", () => {
  const posts = [{ stage: "assess", audience: "group" }, { stage: "assess", audience: "all" }];
  const text = said(at("assess", 1, { posts }), step("net", 0));
  assert.match(text, /「assess」の投稿 1件が、全員に/);
  assert.doesNotMatch(text, /下書き/);
});

test("leaving the rating tells that its distribution is shown, staying does not", () => {
  const snapshot = at("rate", 0, { groups: counts(0, 20) });
  assert.match(said(snapshot, step("assess", 0)), /緊急度の分布（20人分）/);
  assert.doesNotMatch(said(snapshot, step("rate", 0)), /分布/);
});

test("a step names what can no longer be written, what can, and the scene it discloses", () => {
  const text = said(at("rate", 0), step("assess", 0));
  assert.match(text, /close 書けなくなるもの：緊急度/);
  assert.match(text, /open 書けるようになるもの：見立て/);
  assert.match(text, /open 場面「二」が全員に開示されます/);
  assert.doesNotMatch(text, /「一」/);
});

test("a silent phase without anything to write hides nothing", () => {
  assert.equal(isSilent(at("read", 0)), false);
  assert.equal(isSilent(at("assess", 0)), true);
  assert.equal(isSilent(at("assess", 1)), false);
});

test("before the first stage there is no current step", () => {
  assert.equal(currentIndex(stepsOf(format), { stage: null, phase: 0 }), -1);
});

test("a lost connection outshines everything else in a group's light", () => {
  const open = { writing: true, status: "open" };
  assert.equal(lightOf({ members: 6, connected: 5, writing: 6 }, open).tone, "cut");
  assert.equal(lightOf({ members: 6, connected: 6, writing: 6 }, open).tone, "good");
  assert.equal(lightOf({ members: 6, connected: 6, writing: 0 }, open).tone, "idle");
  assert.equal(lightOf({ members: 0, connected: 0 }, open).tone, "none");
  assert.equal(lightOf({ members: 6, connected: 0 }, { ...open, status: "closed" }).tone, "none");
});

test("a group's light says what waits unsent, and nothing of devices that cannot be asked", () => {
  const open = { writing: true, status: "open" };
  const words = (group) => [lightOf(group, open).word, savedOf(group, "open").word];
  assert.deepEqual(words({ members: 6, connected: 6, writing: 6, unsent: 2 }), ["未送信 2件", "未送信 2件"]);
  assert.deepEqual(words({ members: 6, connected: 5, writing: 6, unsent: 2 }), ["未接続 1人", "未送信 2件"]);
  assert.deepEqual(words({ members: 6, connected: 5, writing: 6, unsent: 0 }), ["未接続 1人", "保存：未接続の1人は不明"]);
  assert.deepEqual(words({ members: 6, connected: 6, writing: 6, unsent: 0 }), ["全員が書きました", "すべて保存済み"]);
  assert.equal(savedOf({ members: 0, connected: 0 }, "open"), null);
  assert.equal(savedOf({ members: 6 }, "open"), null); // read by HTTP: nobody said
});

test("ten groups make pages of four, three and three, and the page says which", () => {
  const groups = Array.from({ length: 10 }, (_, n) => ({ id: `g${n + 1}`, name: `${n + 1}班` }));
  const pages = pagesOf(groups, 4);
  assert.deepEqual(pages.map((page) => page.length), [4, 3, 3]);
  assert.equal(spanWord(pages[0], groups), "1班から4班（全10班）");
  assert.equal(spanWord([groups[1], groups[4]], groups), "2班、5班（全10班）");
});

test("the wall never holds a post that is not everybody's", () => {
  const posts = ["self", "group", "all"].map((audience, n) => ({ id: audience, stage: "assess", audience, posted_at: `${n}` }));
  assert.deepEqual(wallPosts(at("net", 0, { posts })).map((post) => post.id), ["all"]);
});

test("the newest post stands first, and a revealed stage before older ones", () => {
  const posts = [
    { id: "old", stage: "rate", audience: "all", posted_at: "9" },
    { id: "a", stage: "assess", audience: "all", posted_at: "1" },
    { id: "b", stage: "assess", audience: "all", posted_at: "2" },
  ];
  assert.deepEqual(wallPosts(at("net", 0, { posts })).map((post) => post.id), ["b", "a"]);
});

test("a join code is read in threes or fours", () => {
  assert.equal(spacedCode("KMT4AH"), "KMT 4AH");
  assert.equal(spacedCode("KMT4AHCD"), "KMT4 AHCD");
});

test("one group's board has its posts by kind, then by time, whatever comes in", () => {
  const made = (id, kind, posted_at, type = "action_item") => ({ id, type, kind, posted_at });
  const posts = [made("d", "watch", "1"), made("b", "act", "2"), made("c", "act", "3"), made("a", "risk", "9", "assessment"), made("e", "idea", "1", "note")];
  assert.deepEqual(byKind({ stages: [{ notes: [{ id: "idea", label: "案" }] }] }, posts).map((post) => post.id), ["a", "b", "c", "d", "e"]);
});
