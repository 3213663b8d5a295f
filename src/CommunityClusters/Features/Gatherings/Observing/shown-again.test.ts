import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { parseHTML } from "linkedom";
import * as Y from "yjs";
import type { OtherPage } from "../../../Client/other-documents";
import { now, setBy } from "../Days/clock";
import { addNote, notesOf, start } from "./notes";
import { show } from "./observation";
import { begin } from "./shape";

const morning = Date.UTC(2026, 2, 14, 7, 40);
const minute = 60_000;
const day = 24 * 60 * minute;
const kept = new Map<string, string>();
const { document } = parseHTML('<!doctype html><html lang="en"><body><div data-document="observation"><p>As the server drew it</p></div></body></html>');
for (const [name, value] of Object.entries({
  document,
  localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, said: string) => void kept.set(key, said), removeItem: (key: string) => void kept.delete(key) },
  addEventListener: (): void => undefined,
  removeEventListener: (): void => undefined,
})) Object.defineProperty(globalThis, name, { configurable: true, value });

beforeEach(() => {
  kept.clear();
  mock.timers.reset();
});

for (const wrong of [0, day, -day]) {
  test(`Who goes back to an observation after half an hour has the right time, on a phone that is wrong by ${wrong / day} days`, () => {
    mock.timers.enable({ apis: ["Date", "setInterval"], now: morning + wrong });
    const doc = new Y.Doc();
    begin(doc);
    const page = document.querySelector<HTMLElement>("[data-document]")!.cloneNode(true) as HTMLElement;
    const left = opens(page, doc);
    start(doc, now());
    left();
    // The tab keeps a copy of the page that is left, and shows it again as it was.
    const copy = page.cloneNode(true) as HTMLElement;
    assert.equal(copy.textContent, "As the server drew it");
    mock.timers.setTime(morning + wrong + 30 * minute);
    const leftAgain = opens(copy, doc);

    assert.equal(now(), morning + 30 * minute);
    addNote(doc, "did", now());
    assert.deepEqual(notesOf(doc).map((note) => note.minute), [30]);
    leftAgain();
  });
}

test("A page that is drawn anew tells the time anew", () => {
  mock.timers.enable({ apis: ["Date", "setInterval"], now: morning + day });
  setBy(morning + day - 60 * minute, morning + day - 60 * minute);
  const doc = new Y.Doc();
  begin(doc);
  opens(document.querySelector<HTMLElement>("[data-document]")!.cloneNode(true) as HTMLElement, doc)();
  assert.equal(now(), morning);
});

/** Opens the page, which was drawn in the morning. @returns what leaves it */
function opens(element: HTMLElement, doc: Y.Doc): () => void {
  const open = { doc, mayWrite: true, isOver: false, onState: () => () => undefined, onOver: () => () => undefined };
  const state = { element: document.createElement("p"), notes: document.createElement("div"), show: () => undefined, destroy: () => undefined };
  const files = { onChange: () => () => undefined, find: () => undefined, all: () => Promise.resolve([]), drop: () => Promise.resolve() };
  const filesLine = () => ({ element: document.createElement("div"), notes: document.createElement("div"), tell: () => undefined, destroy: () => undefined });
  const page = { element, open, me: "2f1c", say: (key: string) => key, about: { begins: morning, minutes: 40, now: morning }, state, files, filesLine };
  return show(page as unknown as OtherPage).destroy;
}
