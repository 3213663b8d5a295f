import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { Queue } from "./queue";
import { Store } from "./store";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("two tabs see each other's words without signal, and each word is sent once", async () => {
  const { phone, there, server, clock } = world();
  const own = phone("thandi");
  const tabs = [own.tab(), own.tab()] as const;
  const [left, right] = [await tabs[0].open(id), await tabs[1].open(id)];
  type(left, "left ");
  await until(() => words(right.doc) === "left ");
  type(right, "right ");
  await until(() => words(left.doc) === "left right ");
  await until(() => left.state.waiting === 2 && right.state.waiting === 2);
  for (const tab of tabs) tab.line.open();
  await is(left, "saved");
  await is(right, "saved");
  clock.advance(10_000);
  await turns(100);
  assert.equal(server.pushes, 1);
  assert.equal(words(there.doc), "left right ");
  await Promise.all([left.close(), right.close()]);
});

test("a tab whose line is lost has its words sent by another tab of the phone", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const [left, right] = [own.tab(), own.tab()];
  right.line.open();
  const [without, withLine] = [await left.open(id), await right.open(id)];
  await withLine.ready;
  type(without, "hello");
  await is(without, "phone");
  await until(() => words(withLine.doc) === "hello");
  clock.advance(10_000);
  await is(without, "saved");
  assert.equal(words(there.doc), "hello");
  await Promise.all([without.close(), withLine.close()]);
});

test("where a browser has no locks nothing is lost or doubled", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  own.hasLocks = false;
  const tabs = [own.tab(), own.tab()] as const;
  const [left, right] = [await tabs[0].open(id), await tabs[1].open(id)];
  type(left, "left ");
  await until(() => words(right.doc) === "left ");
  type(right, "right ");
  await until(() => words(left.doc) === "left right ");
  for (const tab of tabs) tab.line.open();
  await is(left, "saved");
  await is(right, "saved");
  clock.advance(30_000);
  await turns(200);
  assert.equal(words(there.doc), "left right ");
  await Promise.all([left.close(), right.close()]);
});

test("words of a tab that was killed before it could tell of them are sent by another, and seen there", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const document = await tab.open(id);
  const other = new Y.Doc();
  other.getText("t").insert(0, "untold");
  const store = new Store(own.databases, "thandi");
  await new Queue(store, id).add(Y.encodeStateAsUpdate(other), 1);
  await store.close();
  tab.line.open();
  await until(() => words(there.doc) === "untold");
  await until(() => words(document.doc) === "untold");
  await document.close();
});
