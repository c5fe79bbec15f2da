// What may lie beyond a role's powers: the script finds what the server's analysis finds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { beyondOf, touches } from "../../static/js/room/beyond.js";

const { texts, phrases } = JSON.parse(readFileSync(new URL("plan/beyond.json", import.meta.url), "utf8"));

test("each phrase is touched by the same texts as on the server", () => {
  assert.ok(phrases.some(({ touching }) => touching.length));
  for (const { phrase, touching } of phrases) assert.deepEqual(texts.filter((text) => touches(text, phrase)), touching, phrase);
});

test("passing on, watching and arranging touch nobody's limits", () => {
  const role = { cannot: ["診断"] };
  const item = { kind: "act", handoff_to: "", what: "診断する" };
  assert.deepEqual(beyondOf(role, item), ["診断"]);
  assert.deepEqual(beyondOf(role, { ...item, kind: "coordinate" }), []);
  assert.deepEqual(beyondOf(role, { ...item, handoff_to: "doctor" }), []);
  assert.deepEqual(beyondOf(undefined, item), []);
});
