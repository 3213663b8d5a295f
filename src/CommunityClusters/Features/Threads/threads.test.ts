import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, meant, typingAt } from "./names";
import { belongs, placeIn, readUpTo } from "./order";

test("a new post goes to the end of a page that shows the newest", () => {
  assert.equal(belongs([4, 5, 6], true, 7), "in");
  assert.equal(placeIn([4, 5, 6], 7), undefined);
});

test("a page in the middle of a thread only says that there are new posts", () => {
  assert.equal(belongs([4, 5, 6], false, 9), "after");
});

test("news of a post that the page does not show changes nothing", () => {
  assert.equal(belongs([4, 5, 6], true, 2), "nowhere");
});

test("posts that come in another order stand in the server's", () => {
  assert.equal(belongs([1, 2, 4], true, 3), "in");
  assert.equal(placeIn([1, 2, 4], 3), 2);
});

test("the first post of all has its place", () => assert.equal(belongs([], true, 1), "in"));

const all = (...numbers: number[]): ReadonlySet<number> => new Set(numbers);

test("what was on the screen is read from where one had read on", () => {
  assert.equal(readUpTo([3, 4, 5], 4, false, all(3, 4, 5)), 5);
  assert.equal(readUpTo([5, 6], 4, false, all(5, 6)), 6);
  assert.equal(readUpTo([3, 4], 4, false, all(3, 4)), undefined);
  assert.equal(readUpTo([], 0, true, all()), undefined);
});

test("what was never on the screen is not read, nor what comes after it", () => {
  assert.equal(readUpTo([3, 4, 5, 6, 7], 4, false, all(3, 4, 5, 7)), 5);
  assert.equal(readUpTo([5, 6, 7], 4, false, all(6, 7)), undefined);
  assert.equal(readUpTo([1, 2, 3], 0, true, all(3)), undefined);
});

test("a page behind posts that were not read says nothing of them", () => assert.equal(readUpTo([171, 200], 100, false, all(171, 200)), undefined));

test("who opens a thread for the first time has read what was said before they came", () => {
  assert.equal(readUpTo([171, 200], 200, true, all(200)), 200);
  assert.equal(readUpTo([1, 30], 200, true, all(1)), 200);
  assert.equal(readUpTo([1, 30], 200, true, all()), undefined);
});

test("a name is typed after an at sign that begins a word", () => {
  assert.deepEqual(typingAt("Ask @No", 7), { at: 4, begun: "No" });
  assert.deepEqual(typingAt("@", 1), { at: 0, begun: "" });
  assert.deepEqual(typingAt("(@Nomsa Dl", 10), { at: 1, begun: "Nomsa Dl" });
});

test("an address is no name, and a name ends with its second word", () => {
  assert.equal(typingAt("nomsa@school", 12), undefined);
  assert.equal(typingAt("@Nomsa Dlamini is", 17), undefined);
  assert.equal(typingAt("@ x", 3), undefined);
  assert.equal(typingAt("no sign", 7), undefined);
});

test("names are found by their first word and by a later one, whatever their marks and case", () => {
  const names = ["Nomsa Dlamini", "Sibusiso Nkosi", "Zoë Naidoo"];
  assert.deepEqual(meant(names, "n"), ["Nomsa Dlamini", "Sibusiso Nkosi", "Zoë Naidoo"]);
  assert.deepEqual(meant(names, "zoe"), ["Zoë Naidoo"]);
  assert.deepEqual(meant(names, "x"), []);
});

test("a chosen name takes the place of what was typed, and the cursor stands behind it", () => {
  assert.deepEqual(chosen("Ask @No about it", 7, { at: 4, begun: "No" }, "Nomsa Dlamini"), { text: "Ask @Nomsa Dlamini about it", cursor: 19 });
});
