import assert from "node:assert/strict";
import { test } from "node:test";
import { sayer } from "./say";

test("a sentence counts as its language does, and a name with braces in it is left alone", () => {
  const words = { left: { one: "{count} minute left", other: "{count} minutes left" }, moved: "Moved: {name} to {place}" };
  assert.equal(sayer(words, "en")("left", { count: 1 }), "1 minute left");
  assert.equal(sayer(words, "en")("left", { count: 0 }), "0 minutes left");
  assert.equal(sayer(words, "zu")("left", { count: 0 }), "0 minute left");
  assert.equal(sayer(words, "en")("moved", { name: "{place}", place: 2 }), "Moved: {place} to 2");
});

test("a key without a sentence, also one that every object has, is said as it is", () => {
  assert.equal(sayer({}, "en")("constructor"), "constructor");
});
