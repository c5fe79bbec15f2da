// Looking back: the moments in words, and the way from one to the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MOMENT_SYMBOLS, jump, momentAt, momentWord, momentsOf } from "../../static/js/replay/moments.js";

const moments = [
  { seq: 3, kind: "stage_opened", stage: "plan", phase: 0 },
  { seq: 8, kind: "hole_closed", group: "g1", need: "N1" },
  { seq: 9, kind: "handoff_declined", group: "g2", role: "phn" },
  { seq: 12, kind: "fact_shared", group: "g1", fact: "F3", role: "phn" },
];
const about = {
  caseShown: { needs: [{ id: "N1", label: "家計" }], roles: [{ id: "phn", name: "保健師", short: "保健師" }], all_roles: [] },
  format: { stages: [{ id: "plan", title: "役割別行動計画", phases: [{ audience: "self" }, { audience: "group" }] }] },
  groups: [{ id: "g1", name: "1班" }, { id: "g2", name: "2班" }],
};

test("each moment is a sentence with a symbol, and names group, need, fact and role", () => {
  assert.deepEqual(moments.map((moment) => momentWord(moment, about)), [
    "「役割別行動計画（個人の時間）」が始まりました",
    "1班：「家計」に動く人ができました",
    "2班：保健師がつなぎを断りました",
    "1班：事実 F3 が共有されました（保健師）",
  ]);
  for (const { kind } of moments) assert.ok(MOMENT_SYMBOLS[kind]);
});

test("a group's moments are its own and the room's", () => {
  assert.deepEqual(momentsOf(moments, "g1").map(({ seq }) => seq), [3, 8, 12]);
});

test("one jumps to the moment before and after, and stays where there is none", () => {
  assert.equal(jump(moments, 8, true), 9);
  assert.equal(jump(moments, 8, false), 3);
  assert.equal(jump(moments, 12, true), 12);
  assert.equal(jump(moments, 1, false), 1);
  assert.equal(momentAt(moments, 10).seq, 9);
  assert.equal(momentAt(moments, 1), null);
});
