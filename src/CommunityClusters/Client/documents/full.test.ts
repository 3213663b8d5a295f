import assert from "node:assert/strict";
import { test } from "node:test";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

/** As long as it lasts, the disk takes nothing. */
async function whileFull(work: () => Promise<void>): Promise<void> {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
}

test("where the phone is full words go over the line from the screen, the state says so, and the phone keeps again when it can", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  await whileFull(async () => {
    type(document, "on the line ");
    await until(() => !document.state.keeps);
    assert.equal(document.state.words, "screen");
    clock.advance(1_000);
    await is(document, "saved");
    assert.equal(words(there.doc), "on the line ");
    tab.line.cut();
    type(document, "on the screen ");
    await turns();
    assert.deepEqual(document.state, { words: "screen", waiting: 1, keeps: false, refused: null });
  });
  clock.advance(60_000);
  await is(document, "phone");
  assert.ok(document.state.keeps);
  tab.kill();
  const next = own.tab();
  next.line.open();
  const again = await next.open(id);
  await is(again, "saved");
  await until(() => words(again.doc) === "on the line on the screen ");
  assert.equal(words(there.doc), "on the line on the screen ");
  await again.close();
});

test("without any database two people still write together, and little is fetched twice", async () => {
  const { phone, there, server, clock } = world();
  const tabs = [phone("thandi").tab(), phone("sipho").tab()] as const;
  for (const tab of tabs) {
    Object.assign(tab.around, { databases: undefined });
    tab.line.open();
  }
  const [left, right] = [await tabs[0].open(id), await tabs[1].open(id)];
  await Promise.all([left.ready, right.ready]);
  for (let n = 0; n < 5; n++) {
    type(n % 2 ? left : right, `${n} `);
    clock.advance(1_000);
    await until(() => words(left.doc) === words(right.doc) && left.state.words === "saved" && right.state.words === "saved");
  }
  assert.equal(words(there.doc), "0 1 2 3 4 ");
  assert.equal(left.state.keeps, false);
  assert.equal(server.opens, 2);
  await Promise.all([left.close(), right.close()]);
});
