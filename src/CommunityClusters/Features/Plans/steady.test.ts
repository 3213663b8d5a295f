import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { type Shown, Steady } from "./steady";

test("quick typing on a good line shows as being written, and then as saved", () => {
  during((shown, steady) => {
    steady.show("saved", true);
    for (let i = 0; i < 3; i++) for (const where of ["screen", "phone", "sent"] as const) steady.show(where, true);
    steady.show("saved", true);
    assert.deepEqual(shown, ["saved", "writing", "saved"]);
  });
});

test("without signal it says after a moment that the words are on this phone, and goes on saying so", () => {
  during((shown, steady) => {
    steady.show("saved", true);
    steady.show("screen", true);
    steady.show("phone", true);
    mock.timers.tick(700);
    steady.show("screen", true);
    steady.show("phone", true);
    assert.deepEqual(new Set(shown.slice(2)), new Set(["phone"]));
  });
});

test("words that no disk takes are not said to be on the phone for longer than a moment", () => {
  during((shown, steady) => {
    steady.show("phone", true);
    steady.show("screen", true);
    mock.timers.tick(700);
    assert.equal(shown.at(-1), "screen");
    steady.show("screen", true);
    assert.equal(shown.at(-1), "screen");
    steady.show("phone", true);
    assert.equal(shown.at(-1), "phone");
    steady.show("screen", false);
    assert.equal(shown.at(-1), "screen");
  });
});

test("it never says saved while something is not", () => {
  during((shown, steady) => {
    steady.show("saved", true);
    for (const where of ["screen", "phone", "sent", "phone", "screen", "sent"] as const) {
      steady.show(where, true);
      assert.notEqual(shown.at(-1), "saved");
      mock.timers.tick(300);
      assert.notEqual(shown.at(-1), "saved");
    }
  });
});

function during(run: (shown: Shown[], steady: Steady) => void): void {
  mock.timers.enable({ apis: ["setTimeout"] });
  const shown: Shown[] = [];
  const steady = new Steady((where) => shown.push(where));
  try {
    run(shown, steady);
  } finally {
    steady.destroy();
    mock.timers.reset();
  }
}
