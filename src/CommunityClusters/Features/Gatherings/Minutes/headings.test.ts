import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { type Heading, headingsOf, inOrder, place } from "./headings";

const { document } = parseHTML('<!doctype html><html lang="en"><body></body></html>');
Object.defineProperty(globalThis, "document", { configurable: true, value: document });

const heading = (id: string): Heading => ({ id, name: id, kept: id, says: "" });
const fixed = ["decisions", "else"];

test("what comes into the programme or onto the agenda has its sheet in their order, above the decisions", () => {
  assert.deepEqual(inOrder([heading("a"), heading("new"), heading("b")], [{ id: "b" }], fixed, ["a", "b", ...fixed], () => false), ["a", "new", "b", "decisions", "else"]);
});

test("what was taken out keeps its sheet where it has words or somebody is about to write them, and goes where it has none", () => {
  const had = ["empty", "held", "written", ...fixed];
  assert.deepEqual(inOrder([heading("a")], [{ id: "written" }], fixed, had, (id) => id === "held"), ["a", "written", "held", "decisions", "else"]);
});

test("what a page says is read, and nothing where it says nothing", () => {
  const page = document.createElement("main");
  assert.deepEqual(headingsOf(page), []);
  page.innerHTML = "<div></div>";
  (page.firstElementChild as HTMLElement).dataset["headings"] = JSON.stringify([heading("a")]);
  assert.deepEqual(headingsOf(page), [heading("a")]);
});

test("the sheet that is being written in is never moved, wherever the others go", () => {
  const sheets = ["a", "b", "c", "d"].map((id) => Object.assign(document.createElement("section"), { id }));
  const [a, b, c, d] = sheets as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  for (const held of sheets) {
    for (const before of [[b, c], [c, b], [d, c, b, a], [held]]) {
      const list = document.createElement("div");
      list.append(...before);
      if (!before.includes(held)) list.append(held);
      Object.defineProperty(document, "activeElement", { configurable: true, value: held });
      let moves = 0;
      const watch = (method: "append" | "insertBefore"): void => {
        const own = list[method].bind(list) as (...sent: unknown[]) => unknown;
        Object.assign(list, { [method]: (...sent: unknown[]) => ((moves += (method === "append" ? sent : sent.slice(0, 1)).filter((one) => one === held).length), own(...sent)) });
      };
      watch("append");
      watch("insertBefore");
      place(list, sheets);
      assert.deepEqual([...list.children].map(({ id }) => id), ["a", "b", "c", "d"]);
      assert.equal(moves, 0);
    }
  }
});
