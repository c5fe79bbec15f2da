// The outbox: in order, one at a time, again until answered, refused ones kept, one tab sending.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLease } from "../../static/js/core/lease.js";
import { createOutbox } from "../../static/js/core/outbox.js";

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
};
const command = (name) => ({ command_id: name, type: "assessment.post", payload: { text: name } });
const free = { take: async () => true, drop: async () => {} };

/** A store that outlives the page, as IndexedDB does: what is kept is a copy. */
function lastingStore() {
  const kept = new Map();
  const read = (key) => structuredClone(kept.get(key));
  return { lasting: true, get: async (key) => read(key), update: async (key, change) => void kept.set(key, structuredClone(change(read(key)))) };
}

/** A server that answers when told to. */
function server() {
  const calls = [];
  return {
    calls,
    names: () => calls.map((call) => call.entry.command_id),
    deliver: (entry) => new Promise((answer, fail) => calls.push({ entry, answer, fail: () => fail(new Error("lost")) })),
  };
}

function outboxOn(store, deliver, more = {}) {
  return createOutbox({ store, key: "box", deliver, lease: free, pause: () => Promise.resolve(), ...more });
}

test("commands go out in order, and exactly one is under way", async () => {
  const { calls, names, deliver } = server();
  const box = outboxOn(lastingStore(), deliver);
  box.add(command("one"));
  box.add(command("two"));
  box.add(command("three"));
  await settled();
  assert.deepEqual(names(), ["one"]);
  calls[0].answer({ ok: true, seq: 1 });
  await settled();
  assert.deepEqual(names(), ["one", "two"]);
  calls[1].answer({ ok: true, seq: 2 });
  await settled();
  assert.deepEqual(names(), ["one", "two", "three"]);
});

test("what the network lost is sent again, the same command, before anything else", async () => {
  const { calls, names, deliver } = server();
  const box = outboxOn(lastingStore(), deliver);
  box.add(command("one"));
  box.add(command("two"));
  await settled();
  calls[0].fail();
  await settled();
  assert.deepEqual(names(), ["one", "one"]);
});

test("an answer leaves the outbox empty and reaches whoever asked", async () => {
  const { calls, deliver } = server();
  const box = outboxOn(lastingStore(), deliver);
  const answered = box.add(command("one"));
  await settled();
  calls[0].answer({ ok: true, seq: 7 });
  assert.deepEqual(await answered, { ok: true, seq: 7 });
  assert.deepEqual(box.entries, []);
});

test("a refused command is kept with its text and reason, and the next goes on", async () => {
  const { calls, names, deliver } = server();
  const box = outboxOn(lastingStore(), deliver);
  box.add(command("one"));
  box.add(command("two"));
  await settled();
  calls[0].answer({ ok: false, error: { kind: "conflict", code: "stage_closed", message: "…" } });
  await settled();
  assert.deepEqual(names(), ["one", "two"]);
  assert.equal(box.entries[0].status, "refused");
  assert.equal(box.entries[0].payload.text, "one");
  assert.equal(box.entries[0].error.code, "stage_closed");
  await box.remove("one");
  assert.deepEqual(box.entries.map((entry) => entry.command_id), ["two"]);
});

for (const kind of ["unavailable", "slow_down"]) {
  test(`"${kind}" means again, not refused`, async () => {
    const { calls, names, deliver } = server();
    const pauses = [];
    const box = outboxOn(lastingStore(), deliver, { pause: async (ms) => void pauses.push(ms) });
    box.add(command("one"));
    await settled();
    calls[0].answer({ ok: false, error: { kind, code: "busy", params: { retry_after_s: 3 } } });
    await settled();
    assert.deepEqual(names(), ["one", "one"]);
    assert.deepEqual(pauses, [3000]);
  });
}

test("a reload sends what the page before left behind, refused ones stay", async () => {
  const store = lastingStore();
  const before = server();
  const page = outboxOn(store, before.deliver);
  page.add(command("refused"));
  page.add(command("unsent"));
  await settled();
  before.calls[0].answer({ ok: false, error: { kind: "invalid", code: "too_long" } });
  await settled();
  page.stop();

  const after = server();
  const next = outboxOn(store, after.deliver);
  await next.start();
  await settled();
  assert.deepEqual(after.names(), ["unsent"]);
  assert.deepEqual(next.entries.map((entry) => entry.status), ["refused", "waiting"]);
});

test("the pause is cut short when the network is back", async () => {
  const { calls, names, deliver } = server();
  const box = outboxOn(lastingStore(), deliver, { pause: () => new Promise(() => {}) });
  box.add(command("one"));
  await settled();
  calls[0].fail();
  await settled();
  assert.deepEqual(names(), ["one"]);
  box.wake();
  await settled();
  assert.deepEqual(names(), ["one", "one"]);
});

test("a storage that fails does not lose what was written", async () => {
  const { names, deliver } = server();
  const broken = { lasting: true, update: async () => Promise.reject(new Error("full")) };
  broken.get = async () => Promise.reject(new Error("gone"));
  const box = outboxOn(broken, deliver, { lease: createLease({ store: broken, key: "lease", owner: "me" }) });
  await box.start();
  box.add(command("one"));
  await settled();
  assert.deepEqual(names(), ["one"]);
  assert.equal(box.entries.length, 1);
});

test("of two tabs one sends; when it is closed the other goes on", async () => {
  const store = lastingStore();
  const { calls, names, deliver } = server();
  const now = () => 1_000;
  const first = outboxOn(store, deliver, { lease: createLease({ store, key: "lease", owner: "first", now }) });
  let waited = 0;
  const second = outboxOn(store, deliver, {
    lease: createLease({ store, key: "lease", owner: "second", now }),
    pause: () => (++waited < 5 ? Promise.resolve() : new Promise(() => {})),
  });
  first.add(command("one"));
  await settled();
  second.add(command("two"));
  await settled();
  assert.deepEqual(names(), ["one"]);
  first.stop();
  await settled();
  calls[0].answer({ ok: true, seq: 1 });
  await settled();
  second.wake();
  await settled();
  assert.deepEqual(names(), ["one", "two"]);
});

test("a lease that was not renewed falls to the next tab", async () => {
  const store = lastingStore();
  let time = 0;
  const now = () => time;
  const first = createLease({ store, key: "lease", owner: "first", now });
  const second = createLease({ store, key: "lease", owner: "second", now });
  assert.equal(await first.take(), true);
  assert.equal(await second.take(), false);
  time = 60_000;
  assert.equal(await second.take(), true);
  assert.equal(await first.take(), false);
});
