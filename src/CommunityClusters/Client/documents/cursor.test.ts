import assert from "node:assert/strict";
import { test } from "node:test";
import { Cursor } from "./cursor";

test("numbers that come in another order are complete when the missing one comes", () => {
  const cursor = new Cursor(3);
  assert.deepEqual(cursor.take(6), { from: 3, to: 3 });
  assert.deepEqual(cursor.take(5), { from: 3, to: 3 });
  assert.ok(cursor.hasGap);
  assert.deepEqual(cursor.take(4), { from: 3, to: 6 });
  assert.ok(!cursor.hasGap);
});

test("a number that was there already changes nothing", () => {
  const cursor = new Cursor(3);
  assert.deepEqual(cursor.take(2), { from: 3, to: 3 });
  assert.equal(cursor.hasGap, false);
});

test("an answer up to a number closes every gap before it", () => {
  const cursor = new Cursor(0);
  cursor.take(2);
  cursor.take(5);
  assert.deepEqual(cursor.jump(4), { from: 0, to: 5 });
  assert.ok(!cursor.hasGap);
});

test("a server that lost the end of its log is followed back", () => {
  const cursor = new Cursor(9);
  cursor.take(11);
  cursor.goBack(4);
  assert.equal(cursor.reached, 4);
  assert.ok(!cursor.hasGap);
});
