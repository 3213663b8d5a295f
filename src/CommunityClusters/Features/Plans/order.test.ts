import assert from "node:assert/strict";
import { test } from "node:test";
import { isPlace, placeBetween, randomLetters } from "./order";

test("a place lies between its neighbours, wherever one is added, and stays short", () => {
  const places: string[] = [];
  for (let i = 0; i < 3000; i++) {
    const at = Math.floor(Math.random() * (places.length + 1));
    const place = placeBetween(places[at - 1] ?? null, places[at] ?? null, i % 3 === 0 ? "mine" : randomLetters(4));
    assert.ok(at === 0 || place > places[at - 1]!, `${place} is not after ${places[at - 1]}`);
    assert.ok(at === places.length || place < places[at]!, `${place} is not before ${places[at]}`);
    places.splice(at, 0, place);
  }
  assert.ok(Math.max(...places.map((p) => p.length)) < 200);
});

test("who adds many in a row, at the end or at the beginning, gets short places", () => {
  for (const atEnd of [true, false]) {
    let place: string | null = null;
    for (let i = 0; i < 500; i++) place = atEnd ? placeBetween(place, null, "mine") : placeBetween(null, place, "mine");
    assert.ok(place!.length < 40, `${place!.length} letters`);
  }
});

test("what two phones add at the same place is not mixed, in whichever direction they go on", () => {
  for (const forward of [true, false]) {
    const added = ["a0Zz", "b0Zz"].flatMap((run) => {
      let place: string | null = null;
      return Array.from({ length: 100 }, () => {
        place = forward ? placeBetween(place ?? "C", "X", run) : placeBetween("C", place ?? "X", run);
        return { run, place };
      });
    });
    const order = added.sort((a, b) => (a.place < b.place ? -1 : 1)).map((a) => a.run[0]).join("");
    assert.match(order, /^(a{100}b{100}|b{100}a{100})$/);
  }
});

test("neighbours that no phone of ours gives throw nothing", () => {
  for (const [before, after] of [["A", "A"], ["B", "A"], ["A", "A0"], ["A", "A00"], ["0", "00"], [null, "0"], [null, "000"], ["z".repeat(2000), null]] as const) {
    assert.equal(typeof placeBetween(before, after, "mine"), "string");
  }
  assert.ok(![undefined, null, 7, {}, "", "a b", "a".repeat(2001), "ä"].some(isPlace));
});
