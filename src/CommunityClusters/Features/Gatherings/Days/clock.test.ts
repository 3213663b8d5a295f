import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { now, setBy, setByPage, wentBack } from "./clock";

const hour = 3_600_000;
const day = 24 * hour;
const morning = Date.UTC(2026, 2, 14, 7, 40);
const kept = new Map<string, string>();
Object.defineProperty(globalThis, "localStorage", {
  configurable: true,
  value: { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) },
});

beforeEach(() => {
  kept.clear();
  mock.timers.reset();
});

/** The phone says this instead of what it is. */
function phoneSays(at: number): void {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: at });
}

for (const wrong of [day, -day]) {
  test(`A clock that is wrong by ${wrong / hour} hours is counted with, also after a night without signal`, () => {
    phoneSays(morning - 12 * hour + wrong);
    assert.equal(setBy(morning - 12 * hour), -wrong);
    phoneSays(morning + wrong);
    assert.equal(now(), morning);
    assert.equal(wentBack(), false);
  });
}

test("What a kept page tells of the clock is what was so when it came", () => {
  phoneSays(morning + day);
  assert.equal(setBy(morning - 12 * hour, morning - 12 * hour + day), -day);
  assert.equal(now(), morning);
});

test("A clock that was a day ahead and was put right is not put right twice", () => {
  phoneSays(morning - 12 * hour + day);
  setBy(morning - 12 * hour);
  phoneSays(morning);
  assert.equal(now(), morning);
});

test("A clock that went back since the server was heard is known to be wrong; a few minutes are not", () => {
  phoneSays(morning);
  setBy(morning);
  phoneSays(morning - day);
  assert.ok(wentBack());
  phoneSays(morning - 2 * 60_000);
  assert.ok(!wentBack());
});

for (const [way, minutes] of [["back_forward", 30], ["navigate", 0]] as const) {
  test(`A page that is shown by ${way} half an hour after it was drawn leaves the clock at ${minutes} minutes past`, (context) => {
    Object.defineProperty(globalThis, "document", { configurable: true, value: { body: { dataset: {} }, documentElement: { hasAttribute: () => false } } });
    context.mock.method(performance, "getEntriesByType", () => [{ type: way }]);
    phoneSays(morning);
    setByPage(morning);
    phoneSays(morning + hour / 2);
    setByPage(morning);
    assert.equal(now(), morning + (minutes * hour) / 60);
  });
}
