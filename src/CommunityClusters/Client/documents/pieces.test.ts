import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import * as Y from "yjs";
import { load, receive } from "./pieces";
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
