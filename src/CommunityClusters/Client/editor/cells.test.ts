import assert from "node:assert/strict";
import { test } from "node:test";
import { backspace, deleteForward } from "./breaks";
import { cellsOf } from "./table-text";
import { cellAt, tabCell, tableAt } from "./tables";
import { after, stateOf, textOf, typedIn } from "./testing";

const two = "| a | b |\n| --- | --- |\n| c | d |";

/** The row after keys were pressed in it one by one. */
function pressed(row: string, ...keys: string[]): string {
  let state = stateOf(`${row}\n| --- | --- |\n|  |  |`);
  for (const key of keys) {
    const place = tableAt(state)!;
    const go = (to: "from" | "to") => ({ selection: { anchor: cellAt(place, place.row)[to] }, userEvent: "select" });
    const step = (by: number) => ({ selection: { anchor: state.selection.main.head + by }, userEvent: "select" });
    const does: Record<string, () => Parameters<typeof after>[1]> = {
      Backspace: () => backspace(state),
      Delete: () => deleteForward(state),
      Home: () => go("from"),
      End: () => go("to"),
      Left: () => step(-1),
      Right: () => step(1),
      Tab: () => tabCell(place, false),
      Back: () => tabCell(place, true),
    };
    state = does[key] ? after(state, does[key]()) : typedIn(state, key);
  }
  return textOf(state).split("\n")[0]!;
}

test("a space typed behind the words of a cell is one that the keys know", () => {
  assert.equal(pressed("| ¦ |  |", "cell ", "Backspace"), "| cell¦ |  |");
  assert.equal(pressed("| ¦ |  |", "cell ", "Backspace", "Backspace"), "| cel¦ |  |");
  assert.equal(pressed("| one | ¦ |", "ab ", "Backspace", "Backspace", "x"), "| one | ax¦ |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Home", "End", "x"), "| ab x¦ |  |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Left", "Delete"), "| ab¦ |  |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Left", "Right", "x"), "| ab x¦ |  |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Right", "x"), "| ab  | x¦ |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Right", "Left", "x"), "| ab x¦ |  |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Tab", "x ", "Backspace", "Back", "c"), "| ab c¦ | x |");
  assert.equal(pressed("| ¦ |  |", "ab ", "Delete"), "| ab ¦ |  |");
  assert.equal(pressed("| ab | ¦cd |", "Backspace"), "| ab | ¦cd |");
  assert.equal(pressed("| ab |  ¦ |", "Backspace"), "| ab | ¦ |");
  assert.equal(pressed("| ab | ¦ cd |", "Backspace", "Delete"), "| ab | ¦cd |");
  assert.equal(pressed("| ab ¦ |  |", "**cd** ", "Backspace"), "| ab **cd**¦ |  |");
});

test("more room in a cell than words need is not written", () => {
  assert.equal(pressed("| ¦ |  |", "   ab"), "| ab¦ |  |");
  assert.equal(pressed("| ¦ab |  |", " "), "| ¦ab |  |");
  assert.equal(pressed("| ¦ |  |", "ab     "), "| ab ¦ |  |");
  assert.equal(pressed("| ¦ |  |", "ab     ", "Backspace", "c"), "| abc¦ |  |");
  assert.equal(pressed("| ‹ab› |  |", " "), "| ¦ |  |");
});

test("room that lines up the bars is none of a cell's words", () => {
  assert.equal(pressed("| a¦      |  b |", "End", "b c"), "| ab c¦ |  b |");
  assert.equal(pressed("| a¦      |     b |", "Right", "c"), "| a      |     c¦b |");
  assert.equal(pressed("| a | ¦      |", "b c", "Backspace"), "| a | b ¦ |");
  assert.equal(pressed("| a      |     ¦b |", "Left", "c"), "| ac¦      |     b |");
});

test("a row without bars around it is written in as any", () => {
  assert.equal(pressed("a | b¦", "c d ", "Backspace"), "a | bc d¦");
  assert.equal(pressed("a | b¦", " ", "Backspace", "Backspace", "x"), "a | x¦");
  assert.equal(pressed("¦a|b", "End", " ", "Backspace", "c"), "ac¦ |b");
});

test("what others write in the next cell leaves a space that was just typed", () => {
  const typed = typedIn(stateOf("| ¦ |  |\n| --- | --- |\n|  |  |"), "ab ");
  const both = after(after(typed, { changes: { from: 8, insert: "theirs " } }), { changes: { from: 2, insert: "x" } });
  assert.equal(textOf(both).split("\n")[0], "| xab ¦ | theirs  |");
  assert.equal(textOf(after(both, backspace(both))).split("\n")[0], "| xab¦ | theirs  |");
});

test("a word that is deleted at the start of a cell takes none from the one before", () => {
  const gone = (row: string, from: number, to: number): string => textOf(after(stateOf(`${row}\n| --- | --- |\n|  |  |`), { changes: { from, to }, selection: { anchor: from }, userEvent: "delete.backward" })).split("\n")[0]!;
  assert.equal(gone("| ab | cd¦ |", 2, 9), "| ab | ¦ |");
  assert.equal(gone("| ab | ¦cd |", 2, 7), "| ab | ¦cd |");
  assert.equal(gone("| ab¦ | cd |", 4, 9), "| ab¦ | cd |");
});

test("a word that is composed may begin and end with spaces, which are then drawn where the page has them", () => {
  const composed = (row: string, text: string): string[] => {
    const state = stateOf(`${row}\n| --- | --- |\n|  |  |`);
    const at = state.selection.main.head;
    const line = after(state, { changes: { from: at, insert: text }, selection: { anchor: at + text.length }, userEvent: "input.type.compose" }).doc.line(1).text;
    return cellsOf(line).map((cell) => line.slice(cell.from, cell.to));
  };
  assert.deepEqual(composed("| ab | ¦ |", " "), ["ab", " "]);
  assert.deepEqual(composed("| ab | ¦ |", " c"), ["ab", " c"]);
  assert.deepEqual(composed("| ab ¦ |  |", " "), ["ab  ", ""]);
});

test("a step from the last cell of a row leads to the next row, and back", () => {
  const step = (text: string, to: number): string => textOf(after(stateOf(text), { selection: { anchor: to }, userEvent: "select" }));
  const ends = two.indexOf("\n");
  assert.equal(step(two.replace("b", "b¦"), ends), two.replace("c", "¦c"));
  assert.equal(step(two.replace("c", "¦c"), two.indexOf("| c")), two.replace("b", "b¦"));
  assert.equal(step(`${two}\n\nx`.replace("d", "d¦"), two.length), `${two}\n¦\nx`);
  assert.equal(step(two.replace("d", "d¦"), two.length), two.replace("d", "d¦"));
  assert.equal(step(two.replace("a", "¦a"), 0), two.replace("a", "¦a"));
  assert.equal(step(`x\n\n${two}`.replace("a", "¦a"), 3), `x\n¦\n${two}`);
  assert.equal(step(two.replace("c", "c¦"), ends), two.replace("b", "b¦"));
});

test("words under a table are not drawn up into it", () => {
  const up = (text: string): string => textOf(after(stateOf(text), backspace(stateOf(text))));
  assert.equal(up(`${two}\n\n¦x`), `${two}\n¦\nx`);
  assert.equal(up(`${two}\n\n\n¦x`), `${two}\n\n¦x`);
  assert.equal(up(`${two}\n\n¦`), `${two}\n¦`);
  const down = (text: string): string => textOf(after(stateOf(text), deleteForward(stateOf(text))));
  assert.equal(down(`${two}\n¦\nx`), `${two}\n¦\nx`);
  assert.equal(down(`${two}\n¦\n\nx`), `${two}\n¦\nx`);
});
