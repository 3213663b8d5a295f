import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { Store } from "./store";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("stored bytes that cannot be read are put aside, the rest is shown, and the server gives the document again", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  let tab = own.tab();
  tab.line.open();
  let document = await tab.open(id);
  type(document, "saved ");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  tab.line.cut();
  type(document, "waiting ");
  await is(document, "phone");
  await document.close();
  const store = new Store(own.databases, "thandi");
  await store.change("strict", async (change) => {
    const [piece] = await change.objectStore("pieces").getAll();
    await change.objectStore("pieces").put({ ...piece!, update: piece!.update.slice(0, 5) });
    await change.objectStore("waiting").add({ document: id, author: "thandi", name: "other", update: Uint8Array.of(7, 7), changes: 1, sealed: false });
  });
  tab = own.tab();
  document = await tab.open(id);
  assert.equal(document.state.waiting, 1);
  tab.line.open();
  await is(document, "saved");
  await until(() => words(document.doc) === "saved waiting ");
  assert.equal(words(there.doc), "saved waiting ");
  const aside = await store.change("relaxed", (change) => change.objectStore("aside").getAll());
  assert.deepEqual(aside.map((piece) => [...piece.update].length), [5, 2]);
  await store.close();
  await document.close();
});

test("nonsense from the server disturbs nothing", async () => {
  const { phone, there, server, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const nonsense: unknown[][] = [[], [id], [id, "x"], [id, 1, "%%%"], [id, 2, "AQID"], [id, 3, null], [id, -1, ""], [id, 1.5, {}], [null, null, null]];
  for (const method of ["documentUpdated", "documentAwareness", "documentRight"]) for (const said of nonsense) tab.line.hear(method, said);
  await turns();
  tab.line.hear("documentRight", [id, true]);
  type(document, "still here");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  const call = server.call.bind(server);
  for (const answer of [null, "text", {}, { known: true }, { known: true, sequence: 1, updates: "none" }]) {
    server.call = (line, method, said) => (method === "OpenDocument" ? answer : call(line, method, said));
    tab.line.cut();
    tab.line.open();
    await turns();
  }
  server.call = (line, method, said) => {
    const there = call(line, method, said) as { updates: unknown[] };
    return method === "OpenDocument" ? { ...there, updates: ["%%%", 5, ...there.updates] } : there;
  };
  const other = new Y.Doc();
  other.getText("t").insert(0, "they are ");
  there.append(Y.encodeStateAsUpdate(other));
  clock.advance(60_000);
  await until(() => words(document.doc).includes("they are "));
  await document.close();
});

test("a server whose log is shorter than it was is followed from there", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  let tab = own.tab();
  tab.line.open();
  let document = await tab.open(id);
  type(document, "before ");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  await document.close();
  const store = new Store(own.databases, "thandi");
  await store.change("strict", (change) => change.objectStore("kept").put({ document: id, sequence: 40, mayWrite: true }));
  await store.close();
  tab = own.tab();
  tab.line.open();
  document = await tab.open(id);
  await turns();
  const other = new Y.Doc();
  other.getText("t").insert(0, "after ");
  there.append(Y.encodeStateAsUpdate(other));
  tab.line.cut();
  tab.line.open();
  await until(() => words(document.doc).includes("after"));
  await document.close();
  const again = await own.tab().open(id);
  assert.ok(words(again.doc).includes("after") && words(again.doc).includes("before"));
  await again.close();
});

test("many small pieces become one, and what waits is not touched", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const other = new Y.Doc();
  other.on("update", (update: Uint8Array) => {
    const sequence = there.append(update)!;
    tab.line.hear("documentUpdated", [id, sequence, update]);
  });
  for (let n = 0; n < 250; n++) {
    other.getText("t").insert(0, "x");
    await turns(8);
  }
  tab.line.cut();
  type(document, "own");
  await is(document, "phone");
  await document.close();
  const store = new Store(own.databases, "thandi");
  const [pieces, waiting] = await store.change("relaxed", (change) => Promise.all([change.objectStore("pieces").count(), change.objectStore("waiting").count()]));
  assert.ok(pieces <= 101, String(pieces));
  assert.equal(waiting, 1);
  await store.close();
  const again = await own.tab().open(id);
  assert.equal(words(again.doc).length, 253);
  await again.close();
});

test("a number without words makes the phone ask for what the log no longer tells apart", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const other = new Y.Doc();
  other.getText("t").insert(0, "compacted");
  there.append(Y.encodeStateAsUpdate(other));
  there.compact();
  tab.line.hear("documentUpdated", [id, 1, Uint8Array.of(0, 0)]);
  await until(() => words(document.doc) === "compacted");
  tab.line.hear("documentUpdated", [id, 1, Uint8Array.of(0, 0)]);
  await turns();
  assert.equal(server.opens, 2);
  await document.close();
});
