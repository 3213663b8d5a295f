import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, foundAt, putFormula, putLink, takeAway } from "./links";
import { cellsOf } from "./table-text";
import { addColumn, addRow, enterCell, insertTable, removeColumn, removeRow, removeTable, tabCell, tableAt } from "./tables";
import { after, stateOf, textOf, typedIn } from "./testing";

const two = "| a | b |\n| --- | --- |\n| c | d |";

function did(text: string, what: typeof removeRow): string {
  const state = stateOf(text);
  return textOf(after(state, what(state, tableAt(state)!)));
}

test("a row is taken apart at its bars", () => {
  const words = (row: string): string[] => cellsOf(row).map((cell) => row.slice(cell.from, cell.to));
  assert.deepEqual(words("| a | b |"), ["a", "b"]);
  assert.deepEqual(words("a|b"), ["a", "b"]);
  assert.deepEqual(words("| a \\| x |  |"), ["a \\| x", ""]);
  assert.deepEqual(cellsOf("|  |").map(({ from, to }) => [from, to]), [[2, 2]]);
});

test("a table is put under the line, with room around it", () => {
  const into = (text: string): string => textOf(after(stateOf(text), insertTable(stateOf(text))));
  const empty = "| ¦ |  |\n| --- | --- |\n|  |  |\n|  |  |";
  assert.equal(into("¦"), `${empty}\n`);
  assert.equal(into("one¦\ntwo"), `one\n\n${empty}\n\ntwo`);
  assert.equal(into("one\n¦"), `one\n\n${empty}\n`);
});

test("rows and columns come and go", () => {
  assert.equal(did(two.replace("c", "c¦"), addRow), `${two}\n| ¦ |  |`);
  assert.equal(did(two.replace("a", "a¦"), addRow), "| a | b |\n| --- | --- |\n| ¦ |  |\n| c | d |");
  assert.equal(did(two.replace("c", "c¦"), addColumn), "| a |  | b |\n| --- | --- | --- |\n| c | ¦ | d |");
  assert.equal(did(two.replace("d", "d¦"), addColumn), "| a | b |  |\n| --- | --- | --- |\n| c | d | ¦ |");
  assert.equal(did(two.replace("c", "¦c"), removeColumn).replace("¦", ""), "| b |\n| --- |\n| d |");
  assert.equal(did(two.replace("d", "¦d"), removeColumn).replace("¦", ""), "| a |\n| --- |\n| c |");
  assert.equal(did(two.replace("c", "¦c"), removeRow), "| a¦ | b |\n| --- | --- |");
  assert.equal(did(`x\n\n${two.replace("c", "¦c")}\n\ny`, removeTable), "x\n\n¦\n\ny");
});

test("Enter goes down, and under the last row makes a new one", () => {
  assert.equal(did(two.replace("a", "a¦"), enterCell), two.replace("c", "c¦"));
  assert.equal(did(two.replace("d", "d¦"), enterCell), `${two}\n| ¦ |  |`);
  assert.equal(did(`${two}\n|  | ¦ |`, enterCell), `${two}\n\n¦`);
  assert.equal(textOf(typedIn(stateOf(`${two}\n¦`), "x")), `${two}\n\nx¦`);
});

test("Tab goes from cell to cell, and from the last one out of the text", () => {
  const tabbed = (text: string, back = false): string | null => {
    const state = stateOf(text);
    const spec = tabCell(tableAt(state)!, back);
    return spec && textOf(after(state, spec));
  };
  assert.equal(tabbed(two.replace("a", "¦a")), two.replace("b", "b¦"));
  assert.equal(tabbed(two.replace("b", "b¦")), two.replace("c", "c¦"));
  assert.equal(tabbed(two.replace("c", "c¦"), true), two.replace("b", "b¦"));
  assert.equal(tabbed(two.replace("d", "d¦")), null);
  assert.equal(tabbed(two.replace("a", "a¦"), true), null);
  const typed = typedIn(stateOf("| ¦ |  |\n| --- | --- |\n|  |  |"), "one two");
  assert.equal(textOf(after(typed, tabCell(tableAt(typed)!, false))), "| one two | ¦ |\n| --- | --- |\n|  |  |");
});

test("what is deleted across cells empties them and leaves the table", () => {
  const state = stateOf("| ‹a | b |\n| --- | --- |\n| c› | d |");
  const { from, to } = state.selection.main;
  assert.equal(after(state, { changes: { from, to }, userEvent: "delete.selection" }).doc.toString(), "|  |  |\n| --- | --- |\n|  | d |");
  const whole = stateOf(`‹x\n\n${two}\n\ny›`);
  assert.equal(after(whole, { changes: { from: 0, to: whole.doc.length }, userEvent: "delete.selection" }).doc.toString(), "");
});

test("words in a cell stand one space apart", () => {
  const rest = "  |\n| --- | --- |\n|  |  |";
  assert.equal(textOf(typedIn(stateOf(`| ¦ |${rest}`), "cell one two")), `| cell one two¦ |${rest}`);
});

test("a bar or a line end typed into a cell stays in it", () => {
  assert.equal(textOf(typedIn(stateOf(two.replace("c", "c¦")), "|x")), two.replace("c", "c\\|x¦"));
  const state = stateOf(two.replace("c", "c¦"));
  const at = state.selection.main.head;
  assert.equal(after(state, { changes: { from: at, insert: "x\ny" }, userEvent: "input.paste" }).doc.toString(), two.replace("c", "cx y"));
});

test("an address is what somebody meant, or none", () => {
  assert.equal(addressOf("www.education.gov.za/x y"), "https://www.education.gov.za/x%20y");
  assert.equal(addressOf(" thandi@school.org.za "), "mailto:thandi@school.org.za");
  assert.equal(addressOf("082 123 4567"), "tel:0821234567");
  assert.equal(addressOf("http://a.org/(b)"), "http://a.org/%28b%29");
  for (const bad of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc", "hello", "", "//a"]) assert.equal(addressOf(bad), null, bad);
});

test("links and formulas are found, changed and taken away", () => {
  const state = stateOf("see [the **list**](https://a.org) and $x^2$ now");
  assert.deepEqual(foundAt(state, 6), { kind: "link", from: 4, to: 33, words: "the **list**", value: "https://a.org" });
  assert.equal(foundAt(state, 40)?.value, "x^2");
  assert.equal(foundAt(state, 1), null);
  assert.equal(after(state, takeAway(foundAt(state, 6)!)).doc.toString(), "see the **list** and $x^2$ now");
  assert.equal(after(state, putLink(0, 3, "a [b]", "https://c.org")).doc.toString().slice(0, 24), "[a \\[b\\]](https://c.org)");
  assert.equal(after(state, putFormula(0, 3, " $\\frac{1}{2}$ ")).doc.toString().slice(0, 13), "$\\frac{1}{2}$");
});
