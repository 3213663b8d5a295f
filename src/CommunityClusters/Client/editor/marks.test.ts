import assert from "node:assert/strict";
import { test } from "node:test";
import { Mark, readInline } from "./inline";
import { marksAt, toggleMark } from "./marks";
import { after, dice, seen, stateOf, textOf, typedIn } from "./testing";
import { writeInline } from "./write-inline";

function toggled(text: string, mark: Mark = Mark.strong): string {
  const state = stateOf(text);
  return textOf(after(state, toggleMark(state, mark)));
}

test("a selection is made bold, and plain again", () => {
  assert.equal(toggled("we ‹push› back"), "we **‹push›** back");
  assert.equal(toggled("we **‹push›** back"), "we ‹push› back");
  assert.equal(toggled("we ‹**push**› back"), "we ‹push› back");
});

test("spaces at the ends of a selection stay outside of the signs", () => {
  assert.equal(toggled("we‹ push ›back").replace(/[‹›]/g, ""), "we **push** back");
  assert.equal(toggled("a ‹ › b"), "a ‹ › b");
});

test("marks side by side become one, and marks within each other stay valid", () => {
  assert.equal(toggled("**one **‹two›".replace("**one **", "**one** ")).replace(/[‹›]/g, ""), "**one two**");
  assert.equal(toggled("**on**‹e›").replace(/[‹›]/g, ""), "**one**");
  assert.equal(seen(toggled("**one ‹two** three›", Mark.em).replace(/[‹›]/g, "")), seen("**one *two*** *three*"));
  assert.equal(toggled("**a ‹b› c**").replace(/[‹›]/g, ""), "**a** b **c**");
});

test("each line, item and cell is marked by itself, signs before it left out", () => {
  assert.equal(toggled("‹one\n- two\n1. three\n- [ ] four\n## five\n> six›").replace(/[‹›]/g, ""), "**one**\n- **two**\n1. **three**\n- [ ] **four**\n## **five**\n> **six**");
  assert.equal(toggled("| ‹a | b |\n| --- | --- |\n| c | d› |").replace(/[‹›]/g, ""), "| **a** | **b** |\n| --- | --- |\n| **c** | **d** |");
  assert.equal(toggled("‹one\n```\ncode\n```\n---\ntwo›").replace(/[‹›]/g, ""), "**one**\n```\ncode\n```\n---\n**two**");
});

test("a link is never cut, and a formula is marked as a whole", () => {
  assert.equal(toggled("see ‹the [list](https://a.org/x) now›").replace(/[‹›]/g, ""), "see **the [list](https://a.org/x) now**");
  assert.equal(toggled("see the [li‹st](https://a.org/x) now›").replace(/[‹›]/g, ""), "see the [li**st**](https://a.org/x) **now**");
  assert.equal(toggled("so ‹$F = ma$ holds›").replace(/[‹›]/g, ""), "so **$F = ma$ holds**");
});

test("a letter is never cut from its accent, an emoji never in two", () => {
  assert.equal(toggled("x ‹😀› y").replace(/[‹›]/g, ""), "x **😀** y");
  const cut = stateOf("x 😀 y");
  const half = cut.update({ selection: { anchor: 3, head: 6 } }).state;
  assert.equal(after(half, toggleMark(half, Mark.strong)).doc.toString(), "x **😀 y**");
  const accent = stateOf("cafe\u0301 x").update({ selection: { anchor: 0, head: 4 } }).state;
  assert.equal(after(accent, toggleMark(accent, Mark.strong)).doc.toString(), "**cafe\u0301** x");
  assert.equal(toggled("یہ ‹پہلا› سبق").replace(/[‹›]/g, ""), "یہ **پہلا** سبق");
});

test("with nothing selected the mark holds for what is typed next", () => {
  let state = stateOf("we ¦");
  state = after(state, toggleMark(state, Mark.strong));
  assert.equal(marksAt(state), Mark.strong);
  state = typedIn(state, "push back");
  assert.equal(state.doc.toString(), "we **push back**");
  state = after(state, toggleMark(state, Mark.strong));
  assert.equal(typedIn(state, " now").doc.toString(), "we **push back** now");
});

test("to mark twice gives back the same text, whatever was selected", () => {
  const roll = dice(7);
  const words = ["we", "push", "😀", "cafe\u0301", "سبق", "x", "F2", "$a_1$", "[the list](https://a.org/x)", "`flat`"];
  for (let round = 0; round < 1000; round++) {
    const lines = Array.from({ length: 1 + roll(4) }, () => ["", "- ", "1. ", "- [x] ", "## ", "> ", "  - "][roll(7)]! + Array.from({ length: 1 + roll(5) }, () => words[roll(words.length)]).join(" "));
    const doc = lines.join("\n");
    const mark = [Mark.strong, Mark.em, Mark.strike][roll(3)]!;
    const state = stateOf(doc).update({ selection: { anchor: roll(doc.length + 1), head: roll(doc.length + 1) } }).state;
    if (state.selection.main.empty) continue;
    const once = after(state, toggleMark(state, mark));
    assert.doesNotMatch(once.doc.toString(), /\*{4,}|~{4,}/);
    const twice = after(once, toggleMark(once, mark));
    assert.equal(twice.doc.toString(), doc, `${JSON.stringify(textOf(state))} became ${JSON.stringify(textOf(once))}`);
  }
});

test("whatever the words and their marks, Markdown says them", () => {
  const roll = dice(11);
  const words = ["push", "back", "(two)", "now.", "پہلا", "😀", "2*3", "snake_case", "\u201cwho?\u201d", "5", "!"];
  for (let round = 0; round < 2000; round++) {
    const parts = Array.from({ length: 1 + roll(6) }, () => ({ text: words[roll(words.length)]! + " ", marks: roll(8) }));
    const units = parts.flatMap(({ text, marks }) => [...text].flatMap((sign) => sign.split("").map((raw) => ({ raw, from: 0, to: 1, marks, group: null }))));
    const out = writeInline(units);
    assert.ok(out, JSON.stringify(parts));
    const text = out.units.map((unit, i) => out.gaps[i] + unit.raw).join("") + out.gaps.at(-1);
    const read = readInline(text);
    assert.equal(read.map((unit) => unit.raw).join(""), out.units.map((unit) => unit.raw).join(""));
    read.forEach((unit, i) => assert.ok(unit.marks === out.units[i]!.marks || unit.raw === " ", `${text} for ${JSON.stringify(parts)}`));
  }
});

test("letters marked in every which way are written as they are meant, or not at all", () => {
  const roll = dice(5);
  const letters = ["a", "b", " ", "(", ".", "*", "_", "ب", "\u0301", "1", "!", "$", "~", "`"];
  for (let round = 0; round < 2000; round++) {
    const units = Array.from({ length: 1 + roll(10) }, () => ({ raw: letters[roll(letters.length)]!, from: 0, to: 1, marks: roll(8), group: null }));
    const out = writeInline(units);
    if (!out) continue;
    const read = readInline(out.units.map((unit, i) => out.gaps[i] + unit.raw).join("") + out.gaps.at(-1));
    read.forEach((unit, i) => assert.equal(unit.marks & ~out.units[i]!.marks, 0));
  }
});
