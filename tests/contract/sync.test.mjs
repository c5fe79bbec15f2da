// The client's sync: order, gaps, heads, and connections that go away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSync } from "../../static/js/core/sync.js";

const post = (id) => ({ id, type: "assessment", kind: "need", text: id, posted_at: id, participant_id: "p" });
const put = (seq, prev, stream = "group:g1") => ({ stream, seq, prev, type: "post.put", data: { post: post(`post-${seq}`) } });

function snapshotAt(seq, posts = []) {
  return {
    seq,
    heads: { room: 1, "group:g1": seq, "seat:p": 0 },
    posts: posts.map(post),
    reactions: [],
    case: { scenes: [], facts: [], needs: [] },
  };
}

/** A sync whose answers the test gives: `asked` lists {after, answer(value), fail()}. */
function bench() {
  const asked = [];
  const shown = [];
  const sync = createSync({
    ask: (after) => new Promise((answer, fail) => asked.push({ after, answer, fail: () => fail(new Error("lost")) })),
    onChange: (snapshot) => shown.push(snapshot),
    retryAfter: () => Promise.resolve(),
  });
  const ids = () => sync.snapshot.posts.map((known) => known.id);
  return { sync, asked, shown, ids };
}

const settled = () => new Promise((done) => setImmediate(done));

async function started(seq = 10) {
  const all = bench();
  all.sync.resync();
  all.asked[0].answer({ snapshot: snapshotAt(seq) });
  await settled();
  return all;
}

test("the first question asks for everything", async () => {
  const { sync, asked } = bench();
  sync.resync();
  assert.equal(asked[0].after, null);
});

test("frames in order are applied, one that is held already is dropped", async () => {
  const { sync, ids, asked } = await started();
  sync.frame(put(11, 10));
  sync.frame(put(11, 10));
  sync.frame(put(14, 11));
  assert.deepEqual(ids(), ["post-11", "post-14"]);
  assert.equal(sync.snapshot.heads["group:g1"], 14);
  assert.equal(asked.length, 1);
});

test("a gap asks for what is missing after the heads held, and nothing is shown twice", async () => {
  const { sync, ids, asked } = await started();
  sync.frame(put(13, 12));
  assert.deepEqual(asked[1].after, { room: 1, "group:g1": 10, "seat:p": 0 });
  asked[1].answer({ frames: [put(12, 10), put(13, 12)] });
  await settled();
  assert.deepEqual(ids(), ["post-12", "post-13"]);
});

test("frames that come while a question is under way wait, and those that the answer covers are dropped", async () => {
  const { sync, ids, asked } = bench();
  sync.resync();
  sync.frame(put(9, 8));
  sync.frame(put(11, 10));
  asked[0].answer({ snapshot: snapshotAt(10, ["post-09"]) });
  await settled();
  assert.deepEqual(ids(), ["post-09", "post-11"]);
});

test("a gap that the answer does not close makes it ask for the whole", async () => {
  const { sync, ids, asked } = await started();
  sync.frame(put(13, 12));
  sync.frame(put(16, 15));
  asked[1].answer({ frames: [put(12, 10), put(13, 12)] });
  await settled();
  assert.equal(asked[2].after, null);
  asked[2].answer({ snapshot: snapshotAt(16, ["a", "b"]) });
  await settled();
  assert.deepEqual(ids(), ["a", "b"]);
});

test("a head beyond ours means a lost frame", async () => {
  const { sync, asked } = await started();
  sync.heads({ room: 1, "group:g1": 10, "seat:p": 0 });
  assert.equal(asked.length, 1);
  sync.heads({ room: 1, "group:g1": 12, "seat:p": 0 });
  assert.equal(asked.length, 2);
});

test("frames of a stream that this seat does not read are dropped", async () => {
  const { sync, ids, asked } = await started();
  sync.frame(put(11, 10, "group:g2"));
  assert.deepEqual(ids(), []);
  assert.equal(asked.length, 1);
});

test("a question that got lost is asked again", async () => {
  const { sync, asked, ids } = bench();
  const done = sync.resync();
  asked[0].fail();
  await settled();
  asked[1].answer({ snapshot: snapshotAt(3, ["x"]) });
  await done;
  assert.deepEqual(ids(), ["x"]);
});

test("an answer that belongs to a connection that is gone is not taken", async () => {
  const { sync, asked } = await started();
  sync.resync();
  sync.stop();
  asked[1].answer({ snapshot: snapshotAt(99, ["old"]) });
  await settled();
  assert.equal(sync.snapshot.seq, 10);
});

test("after a change of seat everything is read anew", async () => {
  const { sync, asked } = await started();
  sync.resync(true);
  assert.equal(asked[1].after, null);
});
