import assert from "node:assert/strict";
import { test } from "node:test";
import { backspace, deleteForward, enter } from "./breaks";
import { type ListKind, indentList, toggleHeading, toggleList } from "./lists";
import { after, dice, stateOf, textOf } from "./testing";
import { tick } from "./typing";

const entered = (text: string): string => textOf(after(stateOf(text), enter(stateOf(text))));
const back = (text: string): string => textOf(after(stateOf(text), backspace(stateOf(text))));
const listed = (text: string, kind: ListKind): string => after(stateOf(text), toggleList(stateOf(text), kind)).doc.toString();

test("Enter goes on with a list and ends it where the item is empty", () => {
  assert.equal(entered("- one¦"), "- one\n- ¦");
  assert.equal(entered("1. one¦"), "1. one\n2. ¦");
  assert.equal(entered("- [x] one¦"), "- [x] one\n- [ ] ¦");
  assert.equal(entered("> one¦"), "> one\n> ¦");
  assert.equal(entered("- one\n- ¦"), "- one\n\n¦");
  assert.equal(entered("- one\n  - ¦"), "- one\n- ¦");
  assert.equal(entered("- o¦ne"), "- o\n- ¦ne");
  assert.equal(entered("- ¦"), "¦");
});

test("Enter leaves a heading, and marks stay on both sides of it", () => {
  assert.equal(entered("## one¦"), "## one\n¦");
  assert.equal(entered("## ¦one"), "\n## ¦one");
  assert.equal(entered("- **on¦e**"), "- **on**\n- ¦**e**");
});

test("Backspace at the start takes a line out of its list, heading or quotation", () => {
  assert.equal(back("- ¦one"), "¦one");
  assert.equal(back("- one\n- ¦two"), "- one\n\n¦two");
  assert.equal(back("- one\n  - ¦two"), "- one\n- ¦two");
  assert.equal(back("## ¦one"), "¦one");
  assert.equal(back("> ¦one"), "¦one");
  assert.equal(back("- [ ] ¦one"), "¦one");
  assert.equal(back("one\n¦two"), "one¦two");
  assert.equal(back("one\n\n---\n¦two"), "one\n\n¦two");
});

test("Backspace deletes what is seen: a letter with its accents, a whole emoji, a whole formula", () => {
  assert.equal(back("**one**¦"), "**on¦**");
  assert.equal(back("**o**¦"), "¦");
  assert.equal(back("e\u0301¦"), "¦");
  assert.equal(back("a👩🏽‍🏫¦"), "a¦");
  assert.equal(back("so $x^2$¦"), "so ¦");
  assert.equal(back("a\\*¦"), "a¦");
});

test("Delete at the end of a line brings up the next line's words alone", () => {
  const state = stateOf("- **one¦**\n- **two**");
  assert.equal(after(state, deleteForward(state)).doc.toString(), "- **onetwo**");
});

test("lines become a list and plain lines again", () => {
  assert.equal(listed("‹one\ntwo›", "bullets"), "- one\n- two");
  assert.equal(listed("‹one\n\ntwo›", "numbers"), "1. one\n\n2. two");
  assert.equal(listed("‹- one\n- two›", "ticks"), "- [ ] one\n- [ ] two");
  assert.equal(listed("‹- [x] one\n- two›", "bullets"), "- one\n- two");
  assert.equal(listed("## o¦ne", "bullets"), "- one");
  assert.equal(listed("- one\n- t¦wo\n- three", "bullets"), "- one\n\ntwo\n\n- three");
  assert.equal(listed("one\n¦", "bullets"), "one\n\n- ");
});

test("an item moves under the one above, and out again", () => {
  const moved = (text: string, inwards: boolean): string => after(stateOf(text), indentList(stateOf(text), inwards)).doc.toString();
  assert.equal(moved("- one\n- t¦wo", true), "- one\n  - two");
  assert.equal(moved("1. one\n2. t¦wo", true), "1. one\n   2. two");
  assert.equal(moved("- one\n  - t¦wo", false), "- one\n- two");
  assert.equal(moved("- o¦ne", true), "- one");
});

test("the cursor never stands before a bullet; back from the words it goes to the line above", () => {
  const moved = (text: string, to: number): string => textOf(stateOf(text).update({ selection: { anchor: to } }).state);
  assert.equal(moved("one\n- two¦", 4), "one\n- ¦two");
  assert.equal(moved("one\n- ¦two", 4), "one¦\n- two");
  assert.equal(moved("¦- one", 0), "- ¦one");
  assert.equal(moved("one\n2. two¦", 4), "one\n¦2. two");
  assert.equal(moved("> one¦", 0), "> ¦one");
});

test("an item is ticked and cleared", () => {
  const ticked = after(stateOf("- [ ] o¦ne"), tick(stateOf("- [ ] o¦ne")));
  assert.equal(textOf(ticked), "- [x] o¦ne");
  assert.equal(textOf(after(ticked, tick(ticked))), "- [ ] o¦ne");
});

test("to make a list or heading twice gives back the same text", () => {
  const roll = dice(19);
  for (let round = 0; round < 800; round++) {
    const kind = (["bullets", "numbers", "ticks"] as const)[roll(3)]!;
    const isList = roll(2) === 0;
    const lines = Array.from({ length: 1 + roll(4) }, (_, i) => (isList ? { bullets: "- ", numbers: `${i + 1}. `, ticks: "- [ ] " }[kind] : "") + ["push **back**", "😀 x", "سبق"][roll(3)]!);
    const doc = lines.join("\n");
    const all = { anchor: 0, head: doc.length };
    const some = { anchor: roll(doc.length + 1), head: roll(doc.length + 1) };
    let state = stateOf(doc).update({ selection: isList ? some : all }).state;
    state = after(state, toggleList(state, kind));
    state = after(state, toggleList(state, kind));
    if (kind !== "numbers" || !isList) assert.equal(state.doc.toString(), doc, `${kind}: ${JSON.stringify(doc)} ${JSON.stringify(some)}`);
    if (isList) continue;
    state = stateOf(doc).update({ selection: some }).state;
    const heading = after(state, toggleHeading(state));
    assert.equal(after(heading, toggleHeading(heading)).doc.toString(), doc);
  }
});
