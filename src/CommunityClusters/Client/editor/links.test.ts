import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanTex, foundAt, putFormula } from "./links";
import { after, stateOf } from "./testing";

test("what is typed as a formula is one, whatever dollar signs are in it", () => {
  assert.equal(cleanTex("x^2"), "x^2");
  assert.equal(cleanTex(" $x^2$ "), "x^2");
  assert.equal(cleanTex("$$x$$"), "x");
  assert.equal(cleanTex("a\n+ b"), "a + b");
  assert.equal(cleanTex("5\\$"), "5\\$");
  assert.equal(cleanTex("5$ + 6$"), "5\\$ + 6");
  assert.equal(cleanTex("a\\\\"), "a\\\\");
  assert.equal(cleanTex("x\\"), "x");
  assert.equal(cleanTex(" $ "), "");
});

test("a formula that is changed stays what it was: within its line or alone", () => {
  for (const text of ["so $a\\$$ is", "so $$a$$ is", "so $a$ is"]) {
    const state = stateOf(text);
    const found = foundAt(state, 4)!;
    assert.equal(found.kind, "formula");
    const again = after(state, putFormula(found.from, found.to, found.value, found.alone));
    assert.equal(again.doc.toString(), text);
  }
});
