import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { OwnWords, type Written } from "./own-words";
import { turns } from "./testing/clock";

function phone() {
  const disk: { keep: () => void; refuse: () => void; update: Uint8Array }[] = [];
  const written: Written[] = [];
  const add = (update: Uint8Array) =>
    new Promise<string>((done, fail) => disk.push({ update, keep: () => done(String(disk.length)), refuse: () => fail(new Error("full")) }));
  const after: (() => void)[] = [];
  const own = new OwnWords({ add }, { after: (_, run) => (after.push(run), () => undefined) }, (what) => written.push(what), () => undefined, () => undefined);
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => own.add(update));
  const type = (letter: string): void => doc.getText("t").insert(doc.getText("t").length, letter);
  const kept = (): string => {
    const there = new Y.Doc();
    for (const { update } of written) Y.applyUpdate(there, update);
    return there.getText("t").toString();
  };
  return { own, disk, written, type, kept, after };
}

test("a letter sets out for the disk as it is typed, also while another is on its way", () => {
  const { disk, type } = phone();
  type("a");
  type("b");
  assert.equal(disk.length, 2);
});

test("where the disk is behind letters are gathered, unless the page is left", async () => {
  const { own, disk, type, kept } = phone();
  for (const letter of "abcdefgh") type(letter);
  assert.equal(disk.length, 4);
  void own.write();
  assert.equal(disk.length, 5, "the rest at once");
  for (const { keep } of disk) keep();
  await turns();
  assert.equal(kept(), "abcdefgh");
  assert.equal(own.onScreen, 0);
});

test("what was gathered goes when the disk has caught up", async () => {
  const { own, disk, type, kept } = phone();
  for (const letter of "abcdefgh") type(letter);
  for (const { keep } of disk.slice()) keep();
  await turns();
  assert.equal(disk.length, 5);
  disk[4]!.keep();
  await turns();
  assert.equal(kept(), "abcdefgh");
  assert.equal(own.isBehind, false);
});

test("what one writing could not keep goes with a later one, and nothing is lost or forgotten", async () => {
  const { own, disk, type, kept, after } = phone();
  type("a");
  type("b");
  disk[0]!.refuse();
  disk[1]!.keep();
  await turns();
  assert.equal(own.keeps || own.onScreen === 1, true);
  while (own.onScreen > 0) {
    after.splice(0).forEach((run) => run());
    disk.at(-1)!.keep();
    await turns();
  }
  assert.equal(kept(), "ab");
});
