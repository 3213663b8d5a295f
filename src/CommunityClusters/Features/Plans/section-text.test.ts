import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import * as Y from "yjs";
import type { Nearness } from "./section-text";
import { sectionText } from "./section-text";

globalThis.document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;

const farAway = { watch: () => undefined, forget: () => undefined } as unknown as Nearness;

function far(text: Y.Text, drawn: HTMLElement | null): HTMLElement {
  return sectionText(text, drawn, farAway, () => assert.fail("no editor is asked for")).element;
}

function words(said: string): Y.Text {
  const text = new Y.Doc().getText("text");
  text.insert(0, said);
  return text;
}

function drawnOf(letters: number): HTMLElement {
  const drawn = document.createElement("div");
  drawn.dataset["letters"] = String(letters);
  drawn.innerHTML = "<p>as the server drew it</p>";
  return drawn;
}

test("what the server drew stands until the editor does, as long as it says the same", () => {
  assert.match(far(words("**big**"), drawnOf(7)).innerHTML, /as the server drew it/);
});

test("what the phone has and the server had not drawn reads without its signs", () => {
  assert.match(far(words("a **big** wall"), drawnOf(7)).innerHTML, /<p>a <strong>big<\/strong> wall<\/p>/);
  assert.match(far(words("- one"), null).innerHTML, /<li><p>one<\/p><\/li>/);
});

test("what others write in it meanwhile reads without its signs as well", () => {
  const text = words("**big**");
  const element = far(text, drawnOf(7));
  text.insert(7, " _wall_");
  assert.match(element.innerHTML, /<strong>big<\/strong> <em>wall<\/em>/);
});
