// The net as the socket brings it: whole, or the groups that changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeNet } from "../../static/js/core/net.js";

const held = { planning: true, groups: { g1: { items: 1 }, g2: { items: 2 } }, shared_holes: [{ need: "N1" }], notes: [], noticed: null };

test("groups that did not change stay, everything else is as the message says", () => {
  const net = mergeNet(held, { planning: true, groups: { g2: { items: 3 } }, shared_holes: [], notes: [], noticed: null });
  assert.deepEqual(net.groups, { g1: { items: 1 }, g2: { items: 3 } });
  assert.deepEqual(net.shared_holes, []);
});

test("a whole one takes the place of what is held, as after moving to another group", () => {
  const net = mergeNet(held, { whole: true, planning: true, groups: { g3: { items: 0 } }, shared_holes: [], notes: [], noticed: null });
  assert.deepEqual(net.groups, { g3: { items: 0 } });
  assert.equal("whole" in net, false);
});

test("the first message stands by itself", () => {
  assert.deepEqual(mergeNet(null, { planning: false, groups: {} }), { planning: false, groups: {} });
});
