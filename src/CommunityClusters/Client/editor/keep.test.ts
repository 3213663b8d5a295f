import assert from "node:assert/strict";
import { test } from "node:test";
import { type Unit, isSign, readInline } from "./inline";
import { after, dice, stateOf, textOf, typedIn } from "./testing";

const typed = (text: string, letters: string): string => textOf(typedIn(stateOf(text), letters));

test("typing within bold stays bold, also after a space", () => {
  assert.equal(typed("we **push¦** back", "ed"), "we **pushed¦** back");
  assert.equal(typed("**push¦**", " back"), "**push back¦**");
  assert.equal(typed("**push**¦", "ed"), "**pushed¦**");
  assert.equal(typed("**push¦** back", " ").replace("¦", ""), "**push**  back");
});

test("a letter typed beside a link is not part of it, one typed within is", () => {
  assert.equal(typed("[list](https://a.org)¦", "s"), "[list](https://a.org)s¦");
  assert.equal(typed("[li¦st](https://a.org)", "s"), "[lis¦st](https://a.org)");
});

test("what is deleted takes its signs along", () => {
  const gone = stateOf("we **‹push›** back");
  assert.equal(after(gone, { changes: { from: 5, to: 9 }, userEvent: "delete.selection" }).doc.toString(), "we  back");
  const half = stateOf("we **push** back");
  assert.equal(after(half, { changes: { from: 7, to: 14 }, userEvent: "delete.selection" }).doc.toString(), "we **pu**ck");
  const link = stateOf("[a](https://a.org)¦");
  assert.equal(after(link, { changes: { from: 1, to: 2 }, userEvent: "delete.backward" }).doc.toString(), "");
});

test("a selection typed over keeps the marks it had", () => {
  assert.equal(typed("we ‹**push**› back", "pull"), "we **pull¦** back");
});

test("lines that come together are one bold text", () => {
  const state = stateOf("- **one**\n- ¦**two**");
  assert.equal(after(state, { changes: { from: 9, to: 12 }, userEvent: "delete.backward" }).doc.toString(), "- **onetwo**");
});

test("a letter typed against a formula keeps a space from it", () => {
  assert.equal(typed("so $x$¦", "is"), "so $x$ is¦");
  assert.equal(typed("¦$x$", "a"), "a¦ $x$");
});

test("signs typed by hand are taken as asked for", () => {
  assert.equal(typed("¦", "**push** "), "**push** ¦");
  assert.equal(typed("see ¦", "[a](https://b.org)"), "see [a](https://b.org)¦");
});

test("after a mark that was closed by hand one writes on plainly", () => {
  for (const text of ["name **both forces** of *a* pair", "a ~~b~~ c", "use `x` here", "**a** **b** c"]) assert.equal(typed("¦", text), `${text}¦`);
});

test("pasted Markdown keeps its marks and takes on those around it", () => {
  const state = stateOf("**one ¦two**");
  assert.equal(after(state, { changes: { from: 6, insert: "*x* " }, userEvent: "input.paste" }).doc.toString(), "**one *x* two**");
});

/** What stands in a text without its spaces, letter by letter, with its marks. */
function ink(units: Unit[]): { raw: string; marks: number; link: string }[] {
  return units.filter((unit) => unit.raw.trim()).map((unit) => ({ raw: unit.raw.slice(-1), marks: isSign(unit.raw) ? 0 : unit.marks, link: unit.group?.open ?? "" }));
}

function readAll(doc: string): Unit[] {
  let offset = 0;
  return doc.split("\n").flatMap((line) => {
    const units = readInline(line, offset);
    offset += line.length + 1;
    return units;
  });
}

type Compare = (actual: ReturnType<typeof ink>, expected: ReturnType<typeof ink>, message: string) => void;

function edits(words: string[], rounds: number, seed: number, compare: Compare): void {
  const roll = dice(seed);
  for (let round = 0; round < rounds; round++) {
    let state = stateOf(Array.from({ length: 1 + roll(3) }, () => Array.from({ length: 1 + roll(4) }, () => words[roll(words.length)]).join(" ")).join("\n"));
    for (let step = 0; step < 6; step++) {
      const doc = state.doc.toString();
      const units = readAll(doc);
      const at = roll(units.length + 1);
      const from = at < units.length ? units[at]!.from : doc.length;
      const kind = roll(4);
      const end = Math.min(units.length, at + 1 + roll(4));
      if (kind === 1 && at >= units.length) continue;
      const spec = [
        { changes: { from, insert: "z" }, selection: { anchor: from + 1 }, userEvent: "input.type" },
        { changes: { from, to: units[end - 1]?.to ?? from }, userEvent: "delete.selection" },
        { changes: { from, insert: "\n" }, userEvent: "input.type" },
        { changes: { from, insert: " " }, selection: { anchor: from + 1 }, userEvent: "input.type" },
      ][kind]!;
      state = after(state, spec);
      const kept = kind === 1 ? [...units.slice(0, at), ...units.slice(end)] : units;
      const isOld = ({ raw }: { raw: string }): boolean => raw !== "z";
      compare(ink(readAll(state.doc.toString())).filter(isOld), ink(kept).filter(isOld), `${JSON.stringify(spec)} on ${JSON.stringify(doc)} gave ${JSON.stringify(state.doc.toString())}`);
    }
  }
}

test("whatever is typed or deleted, every other letter stays bold or plain as it was", () => {
  edits(["push", "**back**", "**they say**", "😀", "**پہلا**", "پہلا", "$x_1$", "[a **list**](https://a.org)", "end.", "(so)"], 500, 3, assert.deepEqual);
});

test("with marks in marks no letter is lost, no sign is seen, and no mark comes where none was", () => {
  edits(["push", "**back**", "*so*", "**they *say***", "~~no~~", "**پہلا *سبق***", "***so***", "😀", "[a *list*](https://a.org)", "end."], 500, 4, (actual, expected, message) => {
    assert.deepEqual(actual.map(({ raw, link }) => raw + link), expected.map(({ raw, link }) => raw + link), message);
    actual.forEach((one, i) => assert.equal(one.marks & ~expected[i]!.marks, 0, message));
  });
});
