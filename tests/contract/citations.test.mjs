// The wall's facts and citations: only posts that everybody sees count, each post once for a fact.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// The screen imports the view library by the page's import map, which node does not have: the pure part is read out of the file.
const source = readFileSync(new URL("../../static/js/projector/citations.js", import.meta.url), "utf8");
const body = source.slice(source.indexOf("export function citations"), source.indexOf("const marks"));
const { citations } = await import(`data:text/javascript,${encodeURIComponent(body)}`);

const facts = [{ id: "F1", text: "一" }, { id: "F2", text: "二" }, { id: "F3", text: "三" }];
const post = (audience, ...cited) => ({ audience, facts: cited });

test("a fact counts the posts that everybody sees, each once", () => {
  const posts = [post("all", "F1", "F1"), post("all", "F1", "F3"), post("group", "F2"), { audience: "all" }];
  assert.deepEqual(citations({ case: { facts }, posts }).map(({ id, count }) => [id, count]), [["F1", 2], ["F2", 0], ["F3", 1]]);
});

test("a role card's fact that a post shown to all cites is counted, without its words; one that nobody cites is not there", () => {
  assert.deepEqual(citations({ case: { facts: [facts[1]] }, posts: [post("all", "F10"), post("all", "F1"), post("group", "F9")] }), [
    { id: "F1", text: "", count: 1 },
    { id: "F2", text: "二", count: 0 },
    { id: "F10", text: "", count: 1 },
  ]);
});
