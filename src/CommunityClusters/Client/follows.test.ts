import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { parseHTML } from "linkedom";
import { isFollowed, sayWhatItFollows } from "./follows";

const notes = new Map<string, string>();
beforeEach(() => {
  notes.clear();
  Object.assign(globalThis, { localStorage: { getItem: (name: string) => notes.get(name) ?? null, setItem: (name: string, text: string) => notes.set(name, text) } });
});

function kept(kind: string): HTMLFormElement {
  const { document } = parseHTML(`<form data-waits="${kind}"><input name="Ask.After" value="none" data-follows></form>`);
  return document.querySelector("form") as unknown as HTMLFormElement;
}

function follows(kind: string, teacher = "nomsa"): string {
  const form = kept(kind);
  sayWhatItFollows(form, teacher);
  return form.querySelector("input")!.value;
}

const sends = (kind: string, id: string): void => isFollowed(kept(kind), "nomsa", [["Ask.CommandId", id]]);

test("what is sent follows the last of its kind that its author sent from this phone", () => {
  assert.equal(follows("voice-1"), "none");
  sends("voice-1", "first");
  sends("voice-2", "other");
  sends("voice-1", "second");
  assert.deepEqual([follows("voice-1"), follows("voice-2"), follows("voice-3"), follows("voice-1", "sibusiso")], ["second", "other", "none", "none"]);
});

test("notes do not grow for ever, and a phone without room goes on without them", () => {
  for (let lesson = 0; lesson < 60; lesson++) sends(`voice-${lesson}`, `${lesson}`);
  assert.deepEqual([follows("voice-9"), follows("voice-10")], ["none", "10"]);
  localStorage.setItem = () => { throw new Error("QuotaExceededError"); };
  sends("voice-59", "later");
  assert.equal(follows("voice-59"), "59");
  localStorage.getItem = () => { throw new Error("SecurityError"); };
  assert.equal(follows("voice-59"), "none");
});
