import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import * as Y from "yjs";
import { openDB } from "idb";
import { Queue } from "./documents/queue";
import { Store } from "./documents/store";
import { turns } from "./documents/testing/clock";
import { dropOthersDocuments } from "./others-documents";

const notes: Record<string, string> = {};
const notebook = Object.defineProperty(notes, "removeItem", { value: (name: string) => delete notes[name] });
Object.defineProperty(globalThis, "localStorage", { configurable: true, value: notebook });

async function names(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? "");
}

async function rows(teacher: string, part: string): Promise<number> {
  const store = await openDB(`documents-${teacher}`);
  const count = await store.count(part);
  store.close();
  return count;
}

async function keeps(teacher: string): Promise<boolean> {
  const store = new Store(indexedDB, teacher);
  try {
    await new Queue(store, "1").add(Y.encodeStateAsUpdate(new Y.Doc()), 1);
    return true;
  } catch {
    return false;
  } finally {
    await store.close();
  }
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
  assert.deepEqual([await rows("nomsa", "pieces"), await rows("sibusiso", "pieces")], [0, 1]);
  await dropOthersDocuments(null);
  assert.equal(await rows("sibusiso", "pieces"), 0);
});

test("two tabs that drop at once, however far apart, leave a phone that keeps words", async () => {
  for (let lag = 0; lag < 40; lag++) {
    globalThis.indexedDB = new IDBFactory();
    for (const teacher of ["lindiwe", "nomsa"]) await (await reads(teacher)).close();
    const first = dropOthersDocuments("sibusiso");
    await turns(lag);
    await Promise.all([first, dropOthersDocuments("sibusiso")]);
    for (const teacher of ["lindiwe", "nomsa"]) {
      assert.equal(await rows(teacher, "pieces"), 0);
      assert.equal(await keeps(teacher), true, `${teacher}, ${lag} turns apart`);
    }
  }
});

test("looking for what others read makes no database", async () => {
  globalThis.indexedDB = new IDBFactory();
  await (await reads("nomsa")).close();
  const databases = indexedDB.databases.bind(indexedDB);
  // It goes between the question which there are and the look into it.
  indexedDB.databases = async () => [...(await databases()), { name: "documents-gone", version: 1 }];
  await dropOthersDocuments("sibusiso");
  indexedDB.databases = databases;
  assert.deepEqual(await names(), ["documents-nomsa"]);
  assert.equal(await rows("nomsa", "pieces"), 0);
});

test("a tab in which the other teacher's document is still open goes on keeping words", async () => {
  globalThis.indexedDB = new IDBFactory();
  const store = await reads("nomsa");
  const queue = new Queue(store, "1");
  await queue.add(Y.encodeStateAsUpdate(new Y.Doc()), 1);
  const [before] = await queue.seal();
  await queue.acknowledge(before!);
  await dropOthersDocuments("sibusiso");
  await queue.add(Y.encodeStateAsUpdate(new Y.Doc()), 1);
  const [after] = await queue.seal();
  assert.ok(after!.number > before!.number, "a number is never given twice");
  await store.close();
});

test("a phone whose database was left without stores keeps words again", async () => {
  globalThis.indexedDB = new IDBFactory();
  (await openDB("documents-nomsa")).close();
  assert.equal(await keeps("nomsa"), true);
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

test("What the phone noted of others' days goes with them, and what is the reader's own stays", async () => {
  const [mine, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  for (const teacher of [mine, other]) Object.assign(notes, { [`day-${teacher}-33333333-3333-4333-8333-333333333333`]: "{}", [`sheets-${teacher}`]: "{}", [`follows-${teacher}`]: "[]" });
  notes["clock-off"] = "5";
  await dropOthersDocuments(mine);
  assert.deepEqual(Object.keys(notes).sort(), ["clock-off", `day-${mine}-33333333-3333-4333-8333-333333333333`, `sheets-${mine}`, `follows-${mine}`].sort());
  await dropOthersDocuments(null);
  assert.deepEqual(Object.keys(notes), ["clock-off"]);
});
