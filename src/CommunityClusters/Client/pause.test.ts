import assert from "node:assert/strict";
import { test } from "node:test";
import { pause } from "./pause";

test("the first try comes soon, each next one later, and none ever later than 40 seconds", () => {
  assert.equal(pause(0, () => 0.5), 500);
  for (let tries = 1; tries < 200; tries++) {
    assert.ok(pause(tries, () => 0.5) >= pause(tries - 1, () => 0.5));
    assert.ok(pause(tries, () => 1) <= 40_000);
  }
  assert.equal(pause(199, () => 0.5), 30_000);
});

test("phones that lost the line together come back one after the other", () => {
  assert.ok(pause(3, () => 0) < pause(3, () => 0.5) && pause(3, () => 0.5) < pause(3, () => 1));
  assert.ok(new Set(Array.from({ length: 50 }, () => pause(3))).size > 40);
});
