import assert from "node:assert/strict";
import { test } from "node:test";
import { keepDocument } from "./keeping";
import { documentsOf } from "./leftovers";
import { id, is, type, words, world } from "./testing/world";

test("a document that no page had open is kept, opens without signal, and what is then written goes with the signal", async () => {
  const { phone, there, clock } = world();
  const [colleague, own] = [phone("thandi").tab(), phone("sibusiso")];
  colleague.line.open();
  const theirs = await colleague.open(id);
  await theirs.ready;
  type(theirs, "kept ");
  await is(theirs, "phone");
  clock.advance(1_000);
  await is(theirs, "saved");

  const evening = own.tab();
  evening.line.open();
  const page = { path: "/day", title: "The day" };
  const bytes = await keepDocument("sibusiso", id, { cluster: "cluster", page }, evening.around);
  assert.ok(bytes > 0);
  // Kept once more it is there once.
  assert.equal(await keepDocument("sibusiso", id, { cluster: "cluster" }, evening.around), bytes);
  assert.deepEqual(await documentsOf("sibusiso", evening.around), [{ id, waiting: 0, cluster: "cluster", page }]);
  evening.kill();

  const hall = own.tab();
  const document = await hall.open(id);
  await document.ready;
  assert.equal(words(document.doc), "kept ");
  type(document, "and noted");
  await is(document, "phone");
  hall.line.open();
  for (let turn = 0; turn < 20 && document.state.words !== "saved"; turn++) {
    await new Promise((done) => setImmediate(done));
    clock.advance(1_000);
  }
  await is(document, "saved");
  assert.equal(words(there.doc), "kept and noted");
  await Promise.all([theirs.close(), document.close()]);
});

test("what does not come is not said to be kept, and what waits on the phone is never touched", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const document = await tab.open(id);
  type(document, "mine");
  await is(document, "phone");
  await assert.rejects(keepDocument("thandi", id, {}, tab.around));
  there.strangers.add("thandi");
  tab.line.open();
  await assert.rejects(keepDocument("thandi", id, {}, tab.around));
  assert.equal((await documentsOf("thandi", tab.around))[0]!.waiting, 1);
  await document.close();
});
