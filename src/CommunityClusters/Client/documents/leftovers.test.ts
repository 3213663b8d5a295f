import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf, dropDocument, sendWaiting, unsentAsFile } from "./leftovers";
import { openDocument } from "./open";
import { turns } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("a phone says what it keeps and what waits, gives it as a file that people can read, and forgets it when told", async () => {
  const { phone } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const { around } = tab;
  const document = await tab.open("a");
  assert.equal(await unsentAsFile("thandi", "a", undefined, around), undefined);
  document.doc.getMap("about").set("minutes", 45);
  type(document, "Fractions with paper");
  await is(document, "phone");
  await document.close();
  assert.deepEqual(await documentsOf("thandi", around), [{ id: "a", waiting: 2 }]);
  assert.deepEqual(await documentsOf("sipho", around), [], "another teacher's are apart");
  const file = await (await unsentAsFile("thandi", "a", undefined, around))!.text();
  assert.match(file, /^minutes: 45\n\nFractions with paper\n\n---\ndocument a\n[A-Za-z0-9+/=\n]+\n$/);
  const read = await unsentAsFile("thandi", "a", (doc) => `Plan: ${words(doc)}`, around);
  assert.match(await read!.text(), /^Plan: Fractions with paper\n/);
  await dropDocument("thandi", "a", around);
  assert.deepEqual(await documentsOf("thandi", around), []);
  const again = await tab.open("a");
  assert.equal(words(again.doc), "");
  await again.close();
});

test("what waits in documents that no page has open is sent as well, and what is refused stays", async () => {
  const { phone, there, server, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  for (const name of [id, "unknown"]) {
    const document = await tab.open(name);
    type(document, name);
    await document.close();
  }
  const next = own.tab();
  assert.equal(await sendWaiting("thandi", "", next.around), false, "without signal it waits on");
  next.line.open();
  assert.equal(await sendWaiting("thandi", id, next.around), true);
  assert.equal(words(there.doc), "", "a page has it open, and sends it itself");
  assert.equal(await sendWaiting("thandi", "", next.around), true);
  assert.equal(words(there.doc), id);
  assert.deepEqual(await documentsOf("thandi", next.around), [{ id, waiting: 0 }, { id: "unknown", waiting: 1 }]);
  clock.advance(60_000);
  await turns();
  assert.equal(server.pushes, 3, "nothing by itself, and nothing twice");
});

test("what a teacher wrote for a cluster that they have left since is said to be theirs to save, once the server says so", async () => {
  const { phone, server } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  type(document, "Sent");
  await is(document, "saved");
  tab.line.cut();
  type(document, "Not sent");
  await is(document, "phone");
  await document.close();
  const next = own.tab();
  next.line.open();
  server.takePart = () => new Response(null, { status: 401 });
  assert.equal(await sendWaiting("thandi", "", next.around), true);
  assert.deepEqual(await documentsOf("thandi", next.around), [{ id, waiting: 1 }], "whoever signs in again may still be a member");
  server.takePart = () => new Response(null, { status: 404 });
  assert.equal(await sendWaiting("thandi", "", next.around), true);
  assert.deepEqual(await documentsOf("thandi", next.around), [{ id, waiting: 1, over: true }]);
});

test("a document that was begun here is not asked for, and not said to be saved, before it is sent", async () => {
  const { phone, server, there } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  let sent = (): void => undefined;
  const document = await openDocument({ id, teacher: "thandi", line: tab.line, around: tab.around, cluster: "c", begun: new Promise((done) => (sent = done)) });
  assert.equal(document.state.words, "phone");
  type(document, "Begun in the taxi");
  await is(document, "phone");
  assert.deepEqual([server.opens, document.state.refused], [0, null]);
  sent();
  await is(document, "saved");
  assert.equal(words(there.doc), "Begun in the taxi");
  assert.deepEqual(await documentsOf("thandi", tab.around), [{ id, waiting: 0, cluster: "c" }]);
  await document.close();
});
