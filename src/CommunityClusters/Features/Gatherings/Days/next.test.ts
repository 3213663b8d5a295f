import assert from "node:assert/strict";
import test from "node:test";
import { minutesTo, nextOf } from "./next";

const at = (hour: number, minute = 0): number => Date.UTC(2026, 2, 14, hour, minute);
const first = { begins: at(9), ends: at(9, 40), isMine: false };
const mine = { begins: at(9, 40), ends: at(10, 20), isMine: true };
const later = { begins: at(11), ends: at(11, 30), isMine: true };

test("Next is what I have a part in and is not over, whatever others do before", () => {
  assert.equal(nextOf([later, first, mine], at(8)), mine);
  assert.equal(nextOf([later, first, mine], at(9, 50)), mine);
  assert.equal(nextOf([later, first, mine], at(10, 20)), later);
  assert.equal(nextOf([later, first, mine], at(12)), undefined);
  assert.equal(nextOf([first], at(8)), undefined);
});

test("Before it begins the minutes are those to its beginning, and then those to its end", () => {
  assert.deepEqual(minutesTo(mine, at(9, 28)), { isOn: false, minutes: 12 });
  assert.deepEqual(minutesTo(mine, at(9, 40)), { isOn: true, minutes: 40 });
  assert.deepEqual(minutesTo(mine, at(10, 19) + 30_000), { isOn: true, minutes: 1 });
});
