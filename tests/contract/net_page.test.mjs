// The pages' reading of the net: arrows, columns, stretches of time, findings in words, where a picture puts things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowPath, placeLabels, placeRoles } from "../../static/js/room/ecomap_layout.js";
import { effectSentence, findingsOf, rateWord } from "../../static/js/room/findings.js";
import { actingRoles, arrowsOf, bestLevel, lineOf, rolesOf, statesShort, stretchOf } from "../../static/js/room/net.js";

const caseShown = {
  needs: [{ id: "N1", label: "安全" }, { id: "N2", label: "家計" }],
  roles: [{ id: "phn", name: "保健師", short: "保健師" }, { id: "cw", name: "ワーカー", short: "ワーカー" }, { id: "school", name: "学校", short: "学校" }],
  all_roles: [{ id: "police", name: "警察", short: "警察" }],
};
const need = (part) => ({ hole: false, apparent: false, one_legged: null, leads: ["phn"], lead_state: "clear", first_h: 24, late: null, posts: ["p"], ...part });
const handoff = (part) => ({ post: "h", from: "phn", to: "cw", need: "N1", state: "taken", answer: null, ...part });
const net = (part) => ({
  items: 1,
  coverage: { N1: { phn: { level: 3, posts: ["p"] } }, N2: {} },
  needs: { N1: need(), N2: need() },
  handoffs: [],
  roles: { phn: { played: true }, cw: { played: true } },
  facts: { buried: [], unknowing: [] },
  beyond: [],
  no_target: [],
  ...part,
});

test("the columns are the roles that sit, are called in or act; whoever is only handed to is in the picture alone", () => {
  const group = net({ handoffs: [handoff({ to: "police" })] });
  assert.deepEqual(actingRoles(group, caseShown), ["phn", "cw"]);
  const called = net({ roles: { phn: { played: true }, cw: { played: true }, police: { called: true } } });
  assert.deepEqual(actingRoles(called, caseShown), ["phn", "cw", "police"]);
  assert.deepEqual(rolesOf(group, caseShown), ["phn", "cw", "police"]);
});

test("a cell that is not there has level nought", () => {
  assert.equal(bestLevel(net(), "N1"), 3);
  assert.equal(bestLevel(net(), "N2"), 0);
  assert.equal(bestLevel(undefined, "N2"), 0);
});

test("one item for two needs is one hand-off on its arrow, and there and back are two arrows", () => {
  const arrows = arrowsOf(net({ handoffs: [handoff({ answer: "accepted" }), handoff({ need: "N2", answer: "accepted" }), handoff({ post: "b", from: "cw", to: "phn" })] }));
  assert.deepEqual(arrows.map((arrow) => [arrow.from, arrow.to, arrow.states]), [["phn", "cw", { accepted: 1 }], ["cw", "phn", { open: 1 }]]);
});

test("an arrow's line tells what still needs somebody: declined before open before accepted", () => {
  assert.equal(lineOf({ states: { accepted: 2 } }), "accepted");
  assert.equal(lineOf({ states: { accepted: 2, asked: 1 } }), "open");
  assert.equal(lineOf({ states: { accepted: 2, open: 1, declined: 1 } }), "declined");
  assert.equal(statesShort({ states: { accepted: 2, declined: 1 } }), "✓2 ✕1");
  assert.equal(statesShort({ states: { open: 1 } }), "…");
});

test("a first move falls into the stretch that ends with its due time; without one it has a place of its own", () => {
  assert.deepEqual([24, 25, 48, 168, 720, 2160, null].map((first_h) => stretchOf(need({ first_h }))), [0, 1, 1, 2, 3, 4, 5]);
  assert.equal(stretchOf(need({ hole: true, first_h: null })), -1);
});

test("a plan in which nothing stands out has no findings", () => {
  assert.deepEqual(findingsOf(net(), caseShown), []);
});

test("each hole, leg, lead, hand-off and late move is told once, with the posts behind it", () => {
  const group = net({
    needs: { N1: need({ one_legged: "phn", late: true, first_h: 168 }), N2: need({ hole: true, apparent: true, leads: [], lead_state: "none", posts: ["q"] }) },
    handoffs: [handoff({ state: "untaken" })],
    facts: { buried: [{ fact: "F3", absent: true }], unknowing: [{ need: "N1", role: "phn", posts: ["p"] }] },
    beyond: [{ post: "p", role: "phn", phrase: "強制" }],
    roles: { school: { played: true, isolated: true } },
    no_target: ["x"],
  });
  const found = Object.fromEntries(findingsOf(group, caseShown).map(({ id, rows }) => [id, rows]));
  assert.deepEqual(Object.keys(found), ["holes", "taken", "one_legged", "leads", "late", "buried", "unknowing", "roles", "beyond"]);
  assert.match(found.holes[0].text, /家計.*見守る行動だけ/);
  assert.deepEqual(found.holes[0].posts, ["q"]);
  assert.deepEqual(found.taken.map((row) => row.posts), [["h"], ["x"]]);
  assert.match(found.late[0].text, /1週間以内/);
  assert.match(found.buried[0].text, /F3.*この班にいません/);
});

test("a need without items is a hole, and not also a need without a lead", () => {
  const group = net({ needs: { N1: need(), N2: need({ hole: true, leads: [], lead_state: "none", posts: [] }) } });
  assert.deepEqual(findingsOf(group, caseShown).map(({ id }) => id), ["holes"]);
});

test("an effect is told as it is, also where holes were added; a rate of nothing is not nought", () => {
  assert.match(effectSentence({ value: 2, before: 5, after: 3 }), /2減りました/);
  assert.match(effectSentence({ value: -1, before: 2, after: 3 }), /1増えました/);
  assert.equal(effectSentence(null), null);
  assert.equal(rateWord({ n: 0, of: 0 }), "該当なし");
  assert.equal(rateWord({ n: 3, of: 5 }), "3／5（60％）");
});

test("twelve roles stand apart and within the picture, each at the same place as long as the roles are the same", () => {
  const roles = Array.from({ length: 12 }, (_, n) => ({ role: `r${n}`, label: "児童福祉司" }));
  const nodes = placeRoles(roles);
  assert.deepEqual(nodes, placeRoles(roles));
  for (const a of nodes) {
    assert.ok(a.x - a.w / 2 > 0 && a.x + a.w / 2 < 1600 && a.y - a.h / 2 > 0 && a.y + a.h / 2 < 800);
    for (const b of nodes) if (a !== b) assert.ok(Math.abs(a.x - b.x) > (a.w + b.w) / 2 || Math.abs(a.y - b.y) > (a.h + b.h) / 2, `${a.role} covers ${b.role}`);
  }
});

test("no arrow runs over the household", () => {
  const nodes = placeRoles(Array.from({ length: 12 }, (_, n) => ({ role: `r${n}`, label: "児童福祉司" })));
  for (const a of nodes)
    for (const b of nodes) {
      if (a === b) continue;
      const { from, control, to } = arrowPath(a, b);
      for (let t = 0; t <= 1; t += 0.05) {
        const at = (name) => (1 - t) ** 2 * from[name] + 2 * t * (1 - t) * control[name] + t ** 2 * to[name];
        assert.ok(Math.hypot((at("x") - 800) / 120, (at("y") - 400) / 62) > 1, `${a.role} to ${b.role}`);
      }
    }
});

test("arrows from one role to many have labels that do not cover each other", () => {
  const nodes = placeRoles(Array.from({ length: 6 }, (_, n) => ({ role: `r${n}`, label: "保健師" })));
  const labels = placeLabels(nodes.slice(1).map((node) => arrowPath(nodes[0], node)), nodes);
  for (const a of labels) for (const b of labels) if (a !== b) assert.ok(Math.abs(a.x - b.x) > 84 || Math.abs(a.y - b.y) > 52);
});

test("a wide label and a note below a role are kept clear", () => {
  const nodes = placeRoles(Array.from({ length: 6 }, (_, n) => ({ role: `r${n}`, label: "保健師" }))).map((node) => ({ ...node, below: 44 }));
  const paths = nodes.slice(1).map((node) => arrowPath(nodes[0], node));
  const labels = placeLabels(paths, nodes, paths.map(() => 162));
  for (const a of labels) for (const node of nodes) assert.ok(Math.abs(a.x - node.x) >= (162 + node.w) / 2 || Math.abs(a.y - node.y - 22) >= (52 + node.h + 44) / 2);
});

const crowd = (n) => placeRoles(Array.from({ length: n }, (_, index) => ({ role: `r${index}`, label: "地区保健師" })));

test("twenty-two roles stand apart with their notes and within the picture", () => {
  const nodes = crowd(22);
  assert.deepEqual(nodes, crowd(22));
  for (const a of nodes) {
    assert.ok(a.x - a.w / 2 > 0 && a.x + a.w / 2 < 1600 && a.y - a.h / 2 > 0 && a.y + a.h / 2 + 34 < 800);
    for (const b of nodes) if (a !== b) assert.ok(Math.abs(a.x - b.x) >= (a.w + b.w) / 2 || Math.abs(a.y - b.y) >= a.h + 34, `${a.role} covers ${b.role}`);
  }
});

test("among twenty roles arrows keep clear of the household, of other roles and of the notes below these", () => {
  const nodes = crowd(20).map((node) => ({ ...node, below: 34 }));
  let hidden = 0;
  let points = 0;
  for (const a of nodes)
    for (const b of nodes) {
      if (a === b) continue;
      const { from, control, to } = arrowPath(a, b, nodes);
      assert.ok(Math.hypot(to.x - from.x, to.y - from.y) > 20, `${a.role} to ${b.role} is hardly seen`);
      for (let t = 0.1; t <= 0.9; t += 0.05) {
        const at = (name) => (1 - t) ** 2 * from[name] + 2 * t * (1 - t) * control[name] + t ** 2 * to[name];
        assert.ok(Math.hypot((at("x") - 800) / 120, (at("y") - 400) / 62) > 1, `${a.role} to ${b.role}`);
        points += 1;
        hidden += nodes.some((node) => node !== a && node !== b && Math.abs(at("x") - node.x) < node.w / 2 && at("y") > node.y - node.h / 2 && at("y") < node.y + node.h / 2 + 34);
      }
    }
  assert.ok(hidden / points < 0.01, `${hidden} of ${points}`);
});
