import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import * as Y from "yjs";
import { openDB } from "idb";
import { Queue } from "./documents/queue";
import { Store } from "./documents/store";
import { dropOthersDocuments } from "./others-documents";

async function names(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? "");
}

async function reads(teacher: string): Promise<Store> {
  const store = new Store(indexedDB, teacher);
  await store.change("strict", (change) => change.objectStore("pieces").add({ document: "1", update: Y.encodeStateAsUpdate(new Y.Doc()) }));
  return store;
}

test("what another teacher read goes from the phone, and the reader's own stays", async () => {
  globalThis.indexedDB = new IDBFactory();
  await (await reads("nomsa")).close();
  await (await reads("sibusiso")).close();
  await dropOthersDocuments("sibusiso");
  assert.deepEqual(await names(), ["documents-sibusiso"]);
  await dropOthersDocuments(null);
  assert.deepEqual(await names(), []);
});

test("what was written and not sent waits for its author, without what was read", async () => {
  globalThis.indexedDB = new IDBFactory();
  const store = await reads("nomsa");
  await new Queue(store, "1").add(Y.encodeStateAsUpdate(new Y.Doc()), 1);
  await store.close();
  await dropOthersDocuments("sibusiso");
  const kept = await openDB("documents-nomsa");
  assert.deepEqual([await kept.count("pieces"), await kept.count("waiting")], [0, 1]);
  kept.close();
});
