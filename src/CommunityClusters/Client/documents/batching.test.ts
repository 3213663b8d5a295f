import assert from "node:assert/strict";
import { test } from "node:test";
import { Batching } from "./batching";
import type { Surroundings } from "./surroundings";
import { Clock } from "./testing/clock";

test("who may wait for long goes with what may not, and not again when its own time comes", () => {
  const clock = new Clock();
  let sent = 0;
  const batching = new Batching({ now: () => clock.now, after: (milliseconds, run) => clock.after(milliseconds, run) } as Surroundings, () => sent++);
  batching.within(100);
  batching.within(1_000);
  clock.advance(100);
  assert.equal(sent, 1);
  clock.advance(2_000);
  assert.equal(sent, 1);

  batching.within(1_000);
  batching.within(100);
  clock.advance(100);
  assert.equal(sent, 2);
});
