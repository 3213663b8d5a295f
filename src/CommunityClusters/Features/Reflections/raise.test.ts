import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { parseHTML } from "linkedom";
import * as Y from "yjs";
import { addNote, textOf } from "../Gatherings/Observing/notes";
import { rootsOf } from "../Gatherings/Observing/shape";
import { raiseForm, wordsOf } from "./raise";

const { document, Element, Event, CustomEvent } = parseHTML(`<!doctype html><html lang="en"><body><section data-raise>
  <p data-raise-done hidden></p>
  <details><summary><span data-raise-first>Share</span><span data-raise-again hidden>Again</span></summary><form>
    <input type="hidden" name="Ask.Kind" value="Issue"><a data-fill="Issue" aria-current="true">Issue</a><a data-fill="Whole" aria-current="false">Whole</a>
    <textarea data-most="60"></textarea><p data-raise-long hidden>Too long</p><button>Raise it</button>
  </form></details></section></body></html>`);
for (const [name, value] of Object.entries({ document, Element, Event, location: new URL("https://clusters.example/observations/1") })) {
  Object.defineProperty(globalThis, name, { configurable: true, value });
}
const field = document.querySelector("textarea")!;
const say = (key: string, values?: Record<string, string | number>): string => (key === "observation.minute" ? `${values!["minute"]}’` : key.replace("observation.", ""));
let doc: Y.Doc;

beforeEach(() => {
  doc = new Y.Doc();
  field.value = "";
  document.querySelector<HTMLInputElement>("[name='Ask.Kind']")!.value = "Issue";
});

function issue(words: string): void {
  const text = rootsOf(doc).issue;
  doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, words);
  });
}

function choose(kind: string): void {
  document.querySelector(`[data-fill=${kind}]`)!.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
}

test("All notes are their prompts, minutes and words, the issue last; what has no words is left out", () => {
  rootsOf(doc).about.set("started", 1000);
  const id = addNote(doc, "stuck", 1000 + 12 * 60_000);
  textOf(doc, id).insert(0, " The wall does not push \n");
  addNote(doc, "did", 1000);
  issue(" Let them argue ");
  assert.equal(wordsOf(doc, "Whole", say), "*kind.stuck*, 12’: The wall does not push\n\n*issue*: Let them argue");
  assert.equal(wordsOf(doc, "Issue", say), "Let them argue");
  assert.equal(wordsOf(new Y.Doc(), "Whole", say), "");
});

test("The field follows the issue until its author says it otherwise", () => {
  const form = raiseForm(doc, say);
  issue("Let them");
  form.noted();
  assert.equal(field.value, "Let them");
  field.value = "Should they argue?";
  issue("Let them argue");
  form.noted();
  assert.equal(field.value, "Should they argue?");
  form.destroy();
});

test("Who chooses all notes has them in the field, and the form says so", () => {
  const form = raiseForm(doc, say);
  textOf(doc, addNote(doc, "stuck", 0)).insert(0, "At the wall");
  field.value = "Something of mine";
  choose("Whole");
  assert.equal(field.value, "*kind.stuck*: At the wall");
  assert.equal(document.querySelector<HTMLInputElement>("[name='Ask.Kind']")!.value, "Whole");
  assert.equal(document.querySelector("[data-fill=Whole]")!.getAttribute("aria-current"), "true");
  form.destroy();
});

test("What is longer than a post is not sent, and that is said", () => {
  const form = raiseForm(doc, say);
  const [long, button] = [document.querySelector<HTMLElement>("[data-raise-long]")!, document.querySelector("button")!];
  issue("a".repeat(61));
  form.noted();
  assert.deepEqual([long.hidden, button.disabled], [false, true]);
  issue("a".repeat(60));
  form.noted();
  assert.deepEqual([long.hidden, button.disabled], [true, false]);
  form.destroy();
});

test("What waits or was sent is raised: what comes after it is another post", () => {
  const form = raiseForm(doc, say);
  const again = document.querySelector<HTMLElement>("[data-raise-again]")!;
  const here = { kind: "raise", action: "/observations/1?handler=Raise", fields: [] };
  document.dispatchEvent(new CustomEvent("waits", { detail: [{ ...here, action: "/observations/2?handler=Raise" }, { ...here, refused: "no" }] }));
  assert.equal(again.hidden, true);
  document.dispatchEvent(new CustomEvent("waits", { detail: [here] }));
  assert.equal(again.hidden, false);
  document.dispatchEvent(new CustomEvent("outcome", { detail: { waiting: here, outcome: "sent" } }));
  document.dispatchEvent(new CustomEvent("waits", { detail: [] }));
  assert.deepEqual([again.hidden, document.querySelector<HTMLElement>("[data-raise-done]")!.hidden], [false, false]);
  form.destroy();
});

test("On a page without the form nothing happens", () => {
  const form = raiseForm(doc, say, document.createElement("div"));
  form.noted();
  form.destroy();
});
