import assert from "node:assert/strict";
import { test } from "node:test";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("small changes go together: soon in company, later alone, last where data is costly, and at once when the page goes", async () => {
  const { phone, server, clock } = world();
  const [thandi, sipho] = [phone("thandi"), phone("sipho")];
  const tab = thandi.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const sentAfter = async (milliseconds: number): Promise<void> => {
    await turns();
    const before = server.pushes;
    type(document, "a");
    type(document, "b");
    await until(() => document.state.words === "phone");
    clock.advance(milliseconds - 1);
    await turns();
    assert.equal(server.pushes, before);
    clock.advance(1);
    await is(document, "saved");
    assert.equal(server.pushes, before + 1);
  };
  await sentAfter(1_000);
  const other = sipho.tab();
  other.line.open();
  const theirs = await other.open(id);
  await until(() => document.awareness.getStates().size === 2, "the other");
  await sentAfter(150);
  thandi.savesData = true;
  await sentAfter(1_500);
  type(document, "last");
  tab.page("hidden");
  await is(document, "phone");
  await turns();
  tab.page("gone");
  await is(document, "saved");
  assert.equal(words(theirs.doc), words(document.doc));
  await Promise.all([document.close(), theirs.close()]);
});

test("nobody's words but one's own are sent", async () => {
  const { phone, there, server, clock } = world();
  const [left, right] = [phone("thandi").tab(), phone("sipho").tab()];
  left.line.open();
  right.line.open();
  const [thandi, sipho] = [await left.open(id), await right.open(id)];
  type(thandi, "Thandi");
  await is(thandi, "phone");
  clock.advance(1_000);
  await is(thandi, "saved");
  await until(() => words(sipho.doc) === "Thandi");
  right.line.cut();
  right.line.open();
  clock.advance(10_000);
  await turns(100);
  assert.equal(server.pushes, 1);
  assert.equal(sipho.state.words, "saved");
  assert.equal(there.sequence, 1);
  await Promise.all([thandi.close(), sipho.close()]);
});

test("closing sends what is left while the line is kept open, and lets go of the document", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  type(document, "the last word");
  const closing = document.close();
  assert.equal(tab.line.kept.length, 1);
  await closing;
  assert.equal(words(there.doc), "the last word");
  await until(() => server.closes === 1);
});

test("a document opened again while the page before still lets go of it is not closed for the new page", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const before = await tab.open(id);
  const after = await tab.open(id);
  await before.close();
  await turns();
  assert.equal(server.closes, 0);
  assert.equal(there.here.size, 1);
  await after.close();
  await until(() => server.closes === 1);
});

test("words are kept so that they outlive a flat battery", async () => {
  const { phone } = world();
  const document = await phone("thandi").tab().open(id);
  const begin = IDBDatabase.prototype.transaction;
  const durabilities: unknown[] = [];
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    durabilities.push(options?.durability);
    return begin.call(this, names, mode, options);
  };
  type(document, "kept");
  await is(document, "phone");
  IDBDatabase.prototype.transaction = begin;
  assert.deepEqual(durabilities, ["strict"]);
  await document.close();
});
