import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import * as Y from "yjs";
import { compact, load, receive } from "./pieces";
import { Store } from "./store";

function update(word: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, word);
  return Y.encodeStateAsUpdate(doc);
}

test("the phone's copy counts as complete only as far as nothing is missing in it", async () => {
  const store = new Store(new IDBFactory(), "thandi");
  const reached = async (): Promise<number | undefined> => (await load(store, "plan")).kept?.sequence;
  await receive(store, "plan", [update("a")], { from: 0, to: 3 });
  assert.equal(await reached(), 3);
  await receive(store, "plan", [update("c")], { from: 5, to: 6 });
  assert.equal(await reached(), 3, "4 and 5 did not come to the disk");
  await receive(store, "plan", [update("b")], { from: 3, to: 6 });
  assert.equal(await reached(), 6);
  await store.close();
});

test("what another tab has kept already is not kept twice", async () => {
  const store = new Store(new IDBFactory(), "thandi");
  for (let tab = 0; tab < 2; tab++) await receive(store, "plan", [update("a")], { from: 0, to: 1 });
  assert.equal(await store.change("relaxed", (change) => change.objectStore("pieces").count()), 1);
  await store.close();
});

test("words that somebody took down are on the disk no more once the pieces are one", async () => {
  const store = new Store(new IDBFactory(), "thandi");
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (piece: Uint8Array) => updates.push(piece));
  doc.getText("t").insert(0, "Thandeka could not say");
  doc.getText("t").delete(0, 8);
  await receive(store, "plan", updates, { from: 0, to: 2 });
  await compact(store, "plan");
  const kept = await store.change("relaxed", (change) => change.objectStore("pieces").getAll());
  assert.equal(kept.length, 1);
  assert.ok(!Buffer.from(kept[0]!.update).includes("Thandeka"));
  assert.equal((await load(store, "plan")).doc.getText("t").toString(), " could not say");
  await store.close();
});
