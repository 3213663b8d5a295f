import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { blocksOf } from "../../Client/brought/blocks";
import { planOf, textOf } from "./brought-sections";

const plan = (html: string): unknown => {
  const { topic, sections } = planOf(blocksOf(parseHTML(`<html><body>${html}</body></html>`).document.body));
  return [topic, ...sections.map((section) => [section.kind, section.name, section.minutes, textOf(section)])];
};

test("a plan's title and headings become its topic and sections, with the minutes that they say", () => {
  const html = "<h1>Newton’s third law</h1><p>Grade 11</p><h2>1. Learning objectives:</h2><ul><li>Name both forces</li></ul><h2>Introduction (10 min)</h2><p>Pull a rope.</p><h3>Ask</h3><p>Who pulls?</p><h2>Activity 2: the skateboard – 25 minutes</h2><p>Push.</p><h2>Seating</h2>";
  assert.deepEqual(plan(html), [
    "Newton’s third law",
    ["other", "", 0, "Grade 11"],
    ["aims", "", 0, "- Name both forces"],
    ["introduction", "", 10, "Pull a rope.\n\n# Ask\n\nWho pulls?"],
    ["activity", "Activity 2: the skateboard", 25, "Push."],
    ["other", "Seating", 0, ""],
  ]);
});

test("strong lines are headings where there are no others", () => {
  assert.deepEqual(plan("<p><b>Aims</b></p><p>To name <b>forces</b></p><p><strong>Homework:</strong></p><p>Page 4</p>"), ["", ["aims", "", 0, "To name **forces**"], ["homework", "", 0, "Page 4"]]);
});

test("a form with names in its first column becomes sections", () => {
  const html = "<table><tr><td>Resources</td><td>Rope, chalk</td></tr><tr><td>Prior knowledge</td><td>Forces push or pull</td></tr><tr><td>Date</td><td>14 March</td></tr></table>";
  assert.deepEqual(plan(html), ["", ["materials", "", 0, "Rope, chalk"], ["known", "", 0, "Forces push or pull"], ["other", "Date", 0, "14 March"]]);
});

test("a table of results stays a table", () => {
  assert.deepEqual(plan("<p>Read</p><table><tr><td>Pull</td><td>N</td></tr><tr><td>1</td><td>4</td></tr></table>"), ["", ["other", "", 0, "Read\n\n| Pull | N |\n| --- | --- |\n| 1 | 4 |"]]);
});

test("a text without any heading is one section", () => {
  assert.deepEqual(plan("<p>One</p><p>Two</p>"), ["", ["other", "", 0, "One\n\nTwo"]]);
});
