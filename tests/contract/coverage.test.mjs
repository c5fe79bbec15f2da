// The coverage of a plan: the script's answers are those of the file that the server's analysis is held to as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mayAct, planRoles } from "../../static/js/participant/plan_roles.js";
import { coverageOf, levelSymbol, needState } from "../../static/js/room/coverage.js";

const cases = JSON.parse(readFileSync(new URL("plan/coverage.json", import.meta.url), "utf8"));

for (const { title, needs, items, coverage, states } of cases) {
  test(title, () => {
    const rows = needs.map((id) => ({ id }));
    assert.deepEqual(coverageOf(items, rows), coverage);
    assert.deepEqual(Object.fromEntries(needs.map((need) => [need, needState(items, need)])), states);
  });
}

test("the four levels have four symbols", () => {
  assert.equal(new Set([0, 1, 2, 3].map(levelSymbol)).size, 4);
});

const view = {
  role: "school",
  members: [{ role: "phn" }, { role: "school" }],
  case: { roles: [{ id: "phn" }, { id: "cw" }, { id: "school" }, { id: "nurse" }], all_roles: [{ id: "police" }] },
  snapshot: { called_roles: [{ role: "police" }, { role: "nurse" }] },
};

test("one's own role stands first, then those in the case's order, the called ones last", () => {
  assert.deepEqual(planRoles(view, [{ role_acting: "cw" }], false), ["school", "phn", "cw", "nurse", "police"]);
});

test("another group's plan shows who acts in it, and every role where nobody does", () => {
  assert.deepEqual(planRoles(view, [{ role_acting: "cw" }], true), ["cw"]);
  assert.deepEqual(planRoles(view, [], true), ["phn", "cw", "school", "nurse"]);
});

test("one may write for whoever has a card or was called in", () => {
  assert.deepEqual(["cw", "police", "mayor"].map((role) => mayAct(view, role)), [true, true, false]);
});
