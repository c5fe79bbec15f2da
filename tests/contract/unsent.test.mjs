// What waits unsent is told once it has waited, at once when it is gone, and anew to each connection.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createUnsent } from "../../static/js/core/unsent.js";

/** A teller whose pause ends when told to. */
function teller() {
  const said = [];
  const pauses = [];
  const unsent = createUnsent({ tell: (n) => said.push(n), pause: () => new Promise((done) => pauses.push(done)) });
  const later = async () => {
    pauses.splice(0).forEach((done) => done());
    await new Promise((done) => setImmediate(done));
  };
  return { ...unsent, said, later };
}

test("a post that is stored within the pause is never told of", async () => {
  const { count, later, said } = teller();
  count(1);
  count(0);
  await later();
  assert.deepEqual(said, []);
});

test("what has waited is told, and that it is gone at once", async () => {
  const { count, later, said } = teller();
  count(1);
  count(2);
  await later();
  assert.deepEqual(said, [2]);
  count(0);
  assert.deepEqual(said, [2, 0]);
});

test("a new connection is told what still waits, without a pause", async () => {
  const { count, later, said, connected } = teller();
  count(1);
  await later();
  connected();
  assert.deepEqual(said, [1, 1]);
  count(0);
  connected();
  assert.deepEqual(said, [1, 1, 0]);
});
