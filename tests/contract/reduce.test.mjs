// reduce: the client's twin of the projection.  The cases (cases.py makes them) are the server's own frames and snapshots.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FRAME_TYPES, reduce } from "../../static/js/core/reduce.js";

const here = new URL(".", import.meta.url);
const key = (row) => [row.type, row.group_id, row.role, row.post_id, row.fact_id, row.id, row.participant_id, row.kind].join("|");
const byKey = (rows) => [...rows].sort((a, b) => key(a).localeCompare(key(b)));

/** Lists that have no order of their own are compared sorted; the counts come by other frames, the clock is the reader's. */
function comparable({ progress, server_time, ...snapshot }) {
  for (const name of ["posts", "reactions", "members", "shared_facts", "handoffs", "called_roles"]) snapshot[name] = byKey(snapshot[name]);
  snapshot.case = { ...snapshot.case, facts: byKey(snapshot.case.facts) };
  return snapshot;
}

const cases = process.env.CONTRACT_CASES;
for (const name of cases ? readdirSync(cases).sort() : []) {
  for (const { title, before, frames, after } of JSON.parse(readFileSync(join(cases, name), "utf8"))) {
    test(`${name}: ${title}`, () => {
      const folded = frames.reduce((snapshot, frame) => reduce(snapshot, frame), before);
      assert.deepEqual(comparable(folded), comparable({ ...after, heads: folded.heads, seq: folded.seq }));
      // A stream without frames may have moved on the server all the same: a redaction sends whoever was away to a fresh snapshot.
      for (const { stream } of frames) assert.equal(folded.heads[stream], after.heads[stream], stream);
    });
  }
}

const empty = {
  seq: 1,
  heads: { room: 1 },
  workshop: { stage: null, join_url: "kept" },
  posts: [],
  reactions: [],
  handoffs: [],
  called_roles: [],
  members: [],
  shared_facts: [],
  ratings: {},
  distributions: {},
  groups: [],
  case: { scenes: [], facts: [], needs: [] },
};
const post = (id, part = {}) => ({ id, type: "assessment", posted_at: "2026-01-01T00:00:00Z", version: 1, ...part });
const after = (frames, start = empty) => frames.reduce((snapshot, [type, data]) => reduce(snapshot, { type, data, seq: snapshot.seq + 1 }), start);

test("every frame type of the protocol's table is known", () => {
  const protocol = readFileSync(new URL("../../docs/protocol.md", here), "utf8");
  const table = protocol.slice(protocol.indexOf("**Frames**"));
  const types = [...table.matchAll(/^\|\s*((?:`[a-z.]+`(?:,\s*)?)+)\s*\|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([a-z.]+)`/g)].map(([, type]) => type));
  assert.ok(types.length > 10);
  assert.deepEqual(types.filter((type) => !FRAME_TYPES.includes(type)), []);
});

test("a frame changes nothing in the snapshot it is applied to", () => {
  const frozen = JSON.stringify(empty);
  after([["post.put", { post: post("a") }], ["stage.opened", { workshop: { stage: "s1" }, needs: [{ id: "N1" }] }]]);
  assert.equal(JSON.stringify(empty), frozen);
});

test("an edit takes the place of what it edits", () => {
  const { posts } = after([["post.put", { post: post("a") }], ["post.put", { post: post("b") }], ["post.put", { post: post("a", { version: 2 }) }]]);
  assert.deepEqual(posts.map(({ id, version }) => [id, version]), [["a", 2], ["b", 1]]);
});

const item = (id, part = {}) => post(id, { type: "action_item", handoff_to: "phn", needs: ["N1", "N2"], ...part });
const answer = (part = {}) => ({ post_id: "a", role: "phn", needs: ["N2", "N1"], answer: "accepted", ...part });

test("an answer to a hand-off stands until the hand-off is another, whatever else is edited", () => {
  const start = after([["post.put", { post: item("a") }], ["handoff.answered", { handoff: answer() }]]);
  assert.deepEqual(start.handoffs, [answer()]);
  assert.deepEqual(after([["post.put", { post: item("a", { what: "x" }) }]], start).handoffs, [answer()]);
  assert.deepEqual(after([["post.put", { post: item("a", { needs: ["N1"] }) }]], start).handoffs, []);
  assert.deepEqual(after([["post.put", { post: item("a", { handoff_to: null }) }]], start).handoffs, []);
  assert.deepEqual(after([["post.withdrawn", { id: "a" }]], start).handoffs, []);
});

test("the later answer to a hand-off takes the place of the earlier, and a reveal brings those that stand", () => {
  const declined = answer({ answer: "declined", text: "手が足りません" });
  const start = after([["post.put", { post: item("a") }], ["handoff.answered", { handoff: answer() }], ["handoff.answered", { handoff: declined }]]);
  assert.deepEqual(start.handoffs, [declined]);
  assert.deepEqual(after([["posts.revealed", { posts: [item("a")], reactions: [], handoffs: [answer()] }]], start).handoffs, [answer()]);
});

test("a role that was called in is known", () => {
  const row = { group_id: "g1", role: "police", reason: "", participant_id: "p", called_at: "" };
  assert.deepEqual(after([["role.called", { called_role: row }]]).called_roles, [row]);
});

test("a post that is taken back takes its reactions along", () => {
  const start = after([["post.put", { post: post("a") }], ["reaction.set", { post_id: "a", participant_id: "p", kind: "agree", active: true }]]);
  assert.equal(start.reactions.length, 1);
  const { posts, reactions } = after([["post.withdrawn", { id: "a" }]], start);
  assert.deepEqual([posts, reactions], [[], []]);
});

test("the same reaction twice counts once, and can be taken back", () => {
  const on = { post_id: "a", participant_id: "p", kind: "agree", active: true };
  assert.equal(after([["reaction.set", on], ["reaction.set", on]]).reactions.length, 1);
  assert.equal(after([["reaction.set", on], ["reaction.set", { ...on, active: false }]]).reactions.length, 0);
});

test("the projector, which is told no names, shows the number it is given", () => {
  const anonymous = { post_id: "a", participant_id: "", kind: "agree", active: true };
  assert.equal(after([["reaction.set", { ...anonymous, count: 2 }], ["reaction.set", { ...anonymous, count: 3 }]]).reactions.length, 3);
});

test("what a frame does not say about the workshop stays", () => {
  assert.equal(after([["timer.set", { workshop: { remaining_s: 60 } }]]).workshop.join_url, "kept");
});

test("a frame of an unknown type only moves the head", () => {
  const now = reduce(empty, { stream: "room", type: "not.known.yet", data: {}, seq: 5 });
  assert.equal(now.heads.room, 5);
  assert.deepEqual(now.posts, []);
});

test("whoever moves leaves the old group, and what they wrote there carries the new mark", () => {
  const before = { ...empty, members: [{ id: "p", group_id: "g1", mark: 2 }], posts: [{ id: "a", participant_id: "p", mark: 2 }, { id: "b", participant_id: "q", mark: 1 }] };
  const moved = { stream: "group:g1", type: "seat.changed", seq: 3, data: { id: "p", group_id: "g1", left: true, mark: 5 } };
  const now = reduce(before, moved);
  assert.deepEqual(now.members, []);
  assert.deepEqual(now.posts.map((post) => post.mark), [5, 1]);
});

test("of two groups that became one nothing is lost, and the one that went is gone", () => {
  const workshop = { stage: "s1", view: {} };
  const start = {
    ...empty,
    groups: [{ id: "g1" }, { id: "g2" }],
    members: [{ id: "p1", group_id: "g1", mark: 1 }],
    posts: [post("a", { group_id: "g1", participant_id: "p1", mark: 1 }), post("b", { group_id: "g2", participant_id: "", mark: 0 })],
    questions: [{ id: "q", group_id: "g2" }],
    messages: [{ id: "m", groups: ["g2", "g1"] }],
  };
  const data = {
    group_id: "g1",
    posts: [post("a", { group_id: "g1", participant_id: "p1", mark: 1 }), post("b", { group_id: "g1", participant_id: "p2", mark: 2 })],
    reactions: [], handoffs: [], shared_facts: [], called_roles: [], help: [], messages: [], facts: [{ id: "F9" }],
    members: [{ id: "p1", group_id: "g1", mark: 1 }, { id: "p2", group_id: "g1", mark: 2 }],
  };
  const now = after([["groups.merged", { gone: "g2", into: "g1", workshop }], ["group.joined", data]], start);
  assert.deepEqual(now.groups, [{ id: "g1" }]);
  assert.deepEqual(now.posts.map(({ id, group_id, mark }) => [id, group_id, mark]), [["a", "g1", 1], ["b", "g1", 2]]);
  assert.deepEqual([now.members.length, now.questions[0].group_id, now.messages[0].groups, now.case.facts], [2, "g1", ["g1"], [{ id: "F9" }]]);
});
