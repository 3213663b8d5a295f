import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import * as Y from "yjs";
import { type WordsField, wordsField } from "./words-field";

const { document, Event } = parseHTML('<!doctype html><html lang="en"><body></body></html>');
Object.defineProperty(globalThis, "document", { configurable: true, value: document });

const undoOf = (text: Y.Text) => (origin: unknown): Y.UndoManager => new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 0 });

function opens(before = ""): { text: Y.Text; words: WordsField } {
  const text = new Y.Doc().getText("text:else");
  text.insert(0, before);
  const words = wordsField(text, {}, undoOf(text));
  // What the browser has and this small one has not.
  Object.assign(words.field, { setSelectionRange: () => undefined, selectionStart: 0, selectionEnd: 0 });
  return { text, words };
}

function type({ field }: WordsField, value: string): void {
  field.value = value;
  Object.assign(field, { selectionStart: value.length, selectionEnd: value.length });
  field.dispatchEvent(new Event("input"));
}
/** @returns whether the browser was kept from doing it in its own way */
function press({ field }: WordsField, key: string, more: Record<string, boolean> = {}): boolean {
  const event = Object.assign(new Event("keydown", { cancelable: true }), { key, ctrlKey: true, ...more });
  field.dispatchEvent(event);
  return event.defaultPrevented;
}
function ask({ field }: WordsField, inputType: string): void {
  field.dispatchEvent(Object.assign(new Event("beforeinput", { cancelable: true }), { inputType }));
}

test("Taking back takes back what was typed here, and nothing that another phone wrote meanwhile", () => {
  const { text, words } = opens();
  type(words, "Begin with the window.");
  text.insert(text.length, " At noon.");

  assert.ok(press(words, "z"));
  assert.equal(text.toString(), " At noon.");
  assert.equal(words.field.value, " At noon.");
  press(words, "y");
  assert.equal(text.toString(), "Begin with the window. At noon.");
  press(words, "z");
  press(words, "Z", { shiftKey: true });
  assert.equal(text.toString(), "Begin with the window. At noon.");
});

test("A keyboard without keys asks for it in its own way", () => {
  const { text, words } = opens();
  type(words, "Late.");
  ask(words, "historyUndo");
  assert.equal(text.toString(), "");
  ask(words, "historyRedo");
  assert.equal(text.toString(), "Late.");
});

test("Whoever may only read any more takes back nothing and brings back nothing, by no way", () => {
  const { text, words } = opens();
  type(words, "Late.");
  words.field.readOnly = true;
  // Nor does the browser.
  assert.ok(press(words, "z"));
  ask(words, "historyUndo");
  assert.equal(text.toString(), "Late.");
  words.field.readOnly = false;
  press(words, "z");
  words.field.readOnly = true;
  press(words, "y");
  ask(words, "historyRedo");
  assert.equal(text.toString(), "");
});

test("Other keys stay the browser's", () => {
  const { words } = opens("Late.");
  assert.ok(!press(words, "a"));
  assert.ok(!press(words, "z", { altKey: true }));
  assert.ok(!press(words, "z", { ctrlKey: false }));
});
