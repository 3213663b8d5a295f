import assert from "node:assert/strict";
import test from "node:test";
import { Press } from "./press";

test("Held, it records until it is let go", () => {
  const press = new Press();
  assert.equal(press.down(1000, false), "begin");
  assert.equal(press.up(4000), "end");
  // What the browser makes of a press besides.
  assert.equal(press.click(4001, false), undefined);
});

test("Tapped, it records until it is tapped again, and the second tap begins nothing", () => {
  const press = new Press();
  assert.equal(press.down(1000, false), "begin");
  assert.equal(press.up(1120), undefined);
  assert.equal(press.click(1121, true), undefined);
  assert.equal(press.down(9000, true), "end");
  assert.equal(press.up(9900), undefined);
  assert.equal(press.click(9901, false), undefined);
});

test("A key that is held repeats itself, and is one press", () => {
  const press = new Press();
  assert.equal(press.down(1000, false), "begin");
  for (const at of [1500, 1530, 1560]) assert.equal(press.down(at, true), undefined);
  assert.equal(press.up(3000), "end");
});

test("What presses without a finger or a key taps", () => {
  const press = new Press();
  assert.equal(press.click(1000, false), "begin");
  assert.equal(press.click(5000, true), "end");
});

test("A press that was never begun ends nothing", () => {
  assert.equal(new Press().up(1000), undefined);
});
