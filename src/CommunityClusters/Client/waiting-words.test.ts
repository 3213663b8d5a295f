import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import * as Y from "yjs";
import { documentsOf } from "./documents/leftovers";
import { note } from "./documents/pieces";
import { Queue } from "./documents/queue";
import { Store } from "./documents/store";
import { documentsWaiting, dropDocumentsOf } from "./waiting-words";

async function phone(): Promise<Store> {
  globalThis.indexedDB = new IDBFactory();
  const store = new Store(indexedDB, "nomsa");
  for (const [document, cluster] of [["1", "optics"], ["2", "optics"], ["3", "maths"]] as const) {
    await store.change("strict", (change) => change.objectStore("pieces").add({ document, update: Y.encodeStateAsUpdate(new Y.Doc()) }));
    await note(store, document, { cluster });
  }
  for (let word = 0; word < 2; word++) await new Queue(store, "2").add(Y.encodeStateAsUpdate(new Y.Doc()), 1);
  await store.close();
  return store;
}

test("a page knows in which documents words wait, and makes no store to find out", async () => {
  await phone();
  assert.deepEqual(await documentsWaiting("nomsa"), ["2"]);
  assert.deepEqual(await documentsWaiting("sibusiso"), []);
  assert.deepEqual((await indexedDB.databases()).map(({ name }) => name), ["documents-nomsa"]);
});

test("of a cluster that one left the phone keeps only what was not sent, to be saved", async () => {
  await phone();
  await dropDocumentsOf("nomsa", (cluster) => cluster === "optics");
  const kept = await documentsOf("nomsa");
  assert.deepEqual(kept, [{ id: "2", waiting: 2, cluster: "optics", over: true }, { id: "3", waiting: 0, cluster: "maths" }]);
});
