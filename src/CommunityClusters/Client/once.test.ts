import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { idOf, isNext } from "./once";

const drawn = "0b0e7a52-0000-4000-8000-000000000001";

function kept(): HTMLFormElement {
  const { document } = parseHTML(`<form><input name="Ask.CommandId" value="${drawn}"><input name="Ask.Text" value=""></form>`);
  return document.querySelector("form") as unknown as HTMLFormElement;
}

const says = (text: string): [string, string][] => [["Ask.CommandId", drawn], ["Ask.Text", text]];

test("a kept page that is opened again sends under another id, also where it says the same", () => {
  const ids = [idOf(kept(), says("20"), "/voices"), idOf(kept(), says("21"), "/voices"), idOf(kept(), says("20"), "/voices")];
  assert.equal(new Set([drawn, ...ids]).size, 4);
});

test("the very same that had no answer keeps its id, in the form as well, and what is said otherwise or elsewhere has another", () => {
  const form = kept();
  const id = idOf(form, says("20"), "/voices");
  assert.equal(form.querySelector("input")!.value, id);
  assert.equal(idOf(form, says("20"), "/voices"), id);
  assert.notEqual(idOf(form, says("21"), "/voices"), id);
  const other = idOf(form, says("20"), "/voices");
  assert.notEqual(idOf(form, says("20"), "/agenda"), other);
});

test("what was put into the queue is done with: said again it is said anew", () => {
  const form = kept();
  const id = idOf(form, says("Paper"), "/bring");
  isNext(form);
  assert.notEqual(idOf(form, says("Paper"), "/bring"), id);
});
