import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, foundAt, putPictureWords, takeAway } from "./links";
import { after, stateOf } from "./testing";

const address = "/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.webp#8x6";

test("what a picture shows can be said in other words, whatever signs are in them", () => {
  const state = stateOf(`See ![a lens](${address}) now`);
  const found = foundAt(state, 6)!;
  assert.deepEqual([found.kind, found.words, found.value], ["picture", "a lens", address]);
  const said = after(state, putPictureWords(found.from, found.to, "two [thin] \\ lenses\n*", found.value));
  assert.deepEqual([foundAt(said, 6)?.kind, foundAt(said, 6)?.words], ["picture", "two [thin] \\ lenses *"]);
  assert.equal(after(said, takeAway(foundAt(said, 6)!)).doc.toString(), "See  now");
});

test("a file of ours is an address that a link may lead to", () => {
  assert.equal(addressOf("/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.pdf"), "/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.pdf");
  assert.equal(addressOf("/sign-out"), null);
});
