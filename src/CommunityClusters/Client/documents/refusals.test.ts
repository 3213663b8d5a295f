import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { Refusal } from "./document";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("words of a document that the server does not know yet wait, and go when it does", async () => {
  const { phone, server } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open("begun-offline");
  await document.ready;
  type(document, "new");
  await is(document, "phone");
  assert.equal(document.state.refused, "unknown");
  assert.equal(server.pushes, 0);
  const there = server.create("begun-offline");
  tab.line.cut();
  tab.line.open();
  await is(document, "saved");
  assert.equal(words(there.doc), "new");
  await document.close();
});

test("who may only read sends nothing until that changes", async () => {
  const { phone, there, clock, server } = world();
  there.readers.add("thandi");
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  assert.equal(document.mayWrite, false);
  type(document, "may I?");
  await is(document, "phone");
  clock.advance(60_000);
  await turns();
  assert.equal(server.pushes, 0);
  assert.equal(document.state.refused, "read");
  there.readers.clear();
  tab.line.hear("documentRight", [id, true]);
  await is(document, "saved");
  assert.ok(document.mayWrite);
  tab.line.hear("documentRight", [id, false]);
  await until(() => !document.mayWrite);
  await document.close();
  const again = own.tab();
  const later = await again.open(id);
  assert.equal(later.mayWrite, false, "remembered without signal");
  await later.close();
});

test("words that come too soon after others stay on the phone and go when the server has time", async () => {
  const { phone, there, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  there.refuses = () => "busy" as Refusal;
  type(document, "so ");
  clock.advance(2_000);
  await is(document, "phone");
  type(document, "many words");
  clock.advance(2_000);
  await turns();
  assert.equal(document.state.refused, null, "nothing that a person has to do something about");
  assert.equal(words(there.doc), "");
  there.refuses = undefined;
  clock.advance(60_000);
  await is(document, "saved");
  assert.equal(words(there.doc), "so many words");
  await document.close();
});

test("a right that ended is told once; words that were not sent stay on the phone and nothing is sent or taken", async () => {
  const { phone, there, server, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  let told = 0;
  document.onOver(() => told++);
  there.strangers.add("thandi");
  tab.line.hear("documentOver", [id]);
  await until(() => document.isOver);
  type(document, "unsent");
  await is(document, "phone");
  const other = new Y.Doc();
  other.getText("t").insert(0, "not for her");
  tab.line.hear("documentUpdated", [id, 1, Y.encodeStateAsUpdate(other)]);
  await turns();
  assert.equal(words(document.doc), "unsent");
  tab.line.cut();
  tab.line.open();
  clock.advance(60_000);
  await turns(60);
  assert.equal(told, 1);
  assert.deepEqual([server.pushes, server.opens, document.mayWrite, document.state.refused], [0, 1, false, "unknown"]);
  await document.close();
  const again = await own.tab().open(id);
  assert.equal(words(again.doc), "unsent");
  await again.close();
});

test("a right that ended and came back is found, and no sooner", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  there.strangers.add("thandi");
  tab.line.hear("documentOver", [id]);
  await until(() => document.access === "over");
  assert.equal(await document.isBack(), false);
  there.strangers.clear();
  tab.line.cut();
  assert.equal(await document.isBack(), false, "without signal nobody knows");
  tab.line.open();
  assert.equal(await document.isBack(), true);
  await document.close();
  const again = await own.tab().open(id);
  assert.equal(again.access, "open");
  await again.close();
});

test("who signed out elsewhere is told so, with and without words that wait, and all goes on when they sign in again", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  let told = 0;
  document.onState(() => told++);
  tab.line.cut();
  tab.line.fail();
  await turns();
  assert.equal(document.access, "open", "without signal nobody knows");
  for (const reader of ["thandi", null, "sipho"]) {
    own.reader = reader;
    const before = told;
    tab.line.fail();
    await until(() => told > before);
    assert.equal(document.access, reader === "thandi" ? "open" : "signed-out");
  }
  assert.equal(document.state.words, "saved");
  type(document, "kept");
  await is(document, "phone");
  assert.deepEqual([document.access, document.mayWrite], ["signed-out", true]);
  own.reader = "thandi";
  tab.line.open();
  await is(document, "saved");
  assert.deepEqual([document.access, words(there.doc)], ["open", "kept"]);
  await document.close();
});

test("a document that the server does not give is told from one that it gives to whoever is signed in", async () => {
  const { phone, there } = world();
  const own = phone("thandi");
  own.reader = "thandi";
  const tab = own.tab();
  const document = await tab.open(id);
  there.strangers.add("thandi");
  tab.line.open();
  await until(() => document.access === "unknown");
  tab.line.cut();
  own.reader = "sipho";
  tab.line.teacher = "sipho";
  tab.line.open();
  await until(() => document.access === "signed-out");
  own.reader = null;
  tab.line.cut();
  tab.line.teacher = "thandi";
  there.strangers.clear();
  tab.line.open();
  await until(() => document.access === "open");
  await document.close();
});

test("what the server refuses is not sent again and again, but at the next opening", async () => {
  for (const refusal of ["malformed", "foreign", "unknown"] as const) {
    const { phone, there, server, clock } = world();
    const tab = phone("thandi").tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    there.refuses = () => refusal;
    type(document, "a");
    await is(document, "phone");
    clock.advance(1_000);
    await until(() => document.state.refused === refusal);
    type(document, "b");
    clock.advance(100_000);
    await turns(60);
    assert.equal(server.pushes, 1);
    there.refuses = undefined;
    tab.line.cut();
    tab.line.open();
    await is(document, "saved");
    assert.equal(words(there.doc), "ab");
    await document.close();
  }
});

test("a full document takes what makes it smaller, and then the rest", async () => {
  const { phone, there, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  type(document, "0123456789");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  there.refuses = (update) => (Y.decodeUpdate(update).structs.length > 0 && words(there.doc).length >= 10 ? "full" : undefined);
  type(document, "too much");
  await is(document, "phone");
  clock.advance(1_000);
  await until(() => document.state.refused === "full");
  document.doc.getText("t").delete(0, 5);
  await until(() => document.state.waiting === 2 && document.state.words === "phone");
  clock.advance(1_000);
  await is(document, "saved");
  assert.equal(words(there.doc), "56789too much");
  await document.close();
});

test("a full document is tried again when another makes room, and once a minute where nobody says so", async () => {
  for (const isTold of [true, false]) {
    const { phone, there, server, clock } = world();
    const tab = phone("thandi").tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    there.doc.getText("t").insert(0, "0123456789");
    there.refuses = (update) => (Y.decodeUpdate(update).structs.length > 0 && words(there.doc).length >= 10 ? "full" : undefined);
    type(document, "waits");
    await is(document, "phone");
    clock.advance(1_000);
    await until(() => document.state.refused === "full");
    for (let minute = 0; minute < 20; minute++) {
      clock.advance(60_000);
      await turns();
    }
    assert.ok(server.pushes >= 10 && server.pushes <= 22, `${server.pushes} pushes`);
    assert.equal(document.state.refused, "full");
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(there.doc));
    let update = Y.encodeStateAsUpdate(other);
    other.on("update", (made: Uint8Array) => (update = made));
    other.getText("t").delete(0, 5);
    const sequence = there.append(update);
    if (isTold) tab.line.hear("documentUpdated", [id, sequence, update]);
    await turns(60);
    clock.advance(isTold ? 12_000 : 60_000);
    await is(document, "saved");
    assert.ok(words(there.doc).includes("waits"));
    await document.close();
  }
});

test("much that waits for room costs little data, though another deletes letter by letter", async () => {
  const { phone, there, server, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  there.refuses = () => "full";
  let bytes = 0;
  const take = server.takePart.bind(server);
  server.takePart = (teacher, path, body) => ((bytes += body.length), take(teacher, path, body));
  type(document, "x".repeat(300_000));
  await is(document, "phone");
  const other = new Y.Doc();
  other.getText("t").insert(0, "y".repeat(1_000));
  other.on("update", (update: Uint8Array) => tab.line.hear("documentUpdated", [id, there.append(update), update]));
  for (let second = 0; second < 3_600; second += 10) {
    other.getText("t").delete(0, 1);
    clock.advance(10_000);
    await turns(4);
  }
  assert.ok(bytes <= 1_500_000, `${bytes} bytes`);
  await document.close();
});

test("who makes a full document shorter letter by letter does not send all that waits with each of them", async () => {
  const { phone, there, server, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  type(document, "a".repeat(1_000));
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  there.refuses = (update) => (Y.decodeUpdate(update).structs.length > 0 ? "full" : undefined);
  let bytes = 0;
  const take = server.takePart.bind(server);
  server.takePart = (teacher, path, body) => ((bytes += body.length), take(teacher, path, body));
  type(document, "x".repeat(300_000));
  await is(document, "phone");
  for (let second = 0; second < 120; second++) {
    document.doc.getText("t").delete(0, 1);
    await turns(20);
    clock.advance(1_000);
    await turns(20);
  }
  assert.ok(words(there.doc).length < 1_000, "what is deleted is sent");
  assert.ok(bytes <= 1_500_000, `${bytes} bytes`);
  await document.close();
});

test("nothing is sent, and nothing taken, in the session of another teacher", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  const other = new Y.Doc();
  other.getText("t").insert(0, "private");
  there.append(Y.encodeStateAsUpdate(other));
  const document = await tab.open(id);
  type(document, "Thandi's");
  await is(document, "phone");
  tab.line.teacher = "sipho";
  tab.line.open();
  await until(() => document.state.refused === "unknown");
  await turns();
  assert.equal(server.pushes, 0);
  assert.equal(words(document.doc), "Thandi's");
  await document.close();
});

test("what another may read on a lent phone does not come into the page or the store of the teacher before, and later their own does again", async () => {
  const { phone, there, server } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const document = await tab.open(id);
  there.strangers.add("thandi");
  tab.line.teacher = "sipho";
  const other = phone("naledi").tab();
  other.line.open();
  const theirs = await other.open(id);
  await theirs.ready;
  const says = async (text: string): Promise<void> => {
    const before = there.sequence;
    type(theirs, text);
    await is(theirs, "phone");
    other.page("hidden");
    await until(() => there.sequence > before);
  };
  // While the opening is under way nobody knows yet whose it is.
  tab.line.holdsAnswers = true;
  tab.line.open();
  await until(() => server.opens === 2);
  await says("not for her ");
  theirs.awareness.setLocalStateField("cursor", 1);
  await turns(60);
  assert.equal(words(document.doc), "");
  tab.line.letGo();
  await until(() => server.closes === 1, "the other's room is left");
  await says("nor this ");
  // What was under way from the server before it heard of that.
  const update = Y.encodeStateAsUpdate(theirs.doc);
  tab.line.hear("documentUpdated", [id, 1, update]);
  tab.line.hear("documentOver", [id]);
  await turns(60);
  assert.equal(words(document.doc), "");
  assert.equal(document.awareness.getStates().size, 1);
  assert.equal(document.isOver, false);
  assert.equal(there.here.has(tab.line), false);
  tab.line.cut();
  await turns(60);
  const later = own.tab();
  const again = await later.open(id);
  assert.equal(words(again.doc), "");
  there.strangers.clear();
  tab.line.teacher = "thandi";
  tab.line.open();
  await until(() => words(document.doc) === "not for her nor this ");
  await Promise.all([document.close(), again.close(), theirs.close()]);
});

test("what others write while the opening is under way is there with it", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  const document = await tab.open(id);
  tab.line.holdsAnswers = true;
  tab.line.open();
  await until(() => server.opens === 1);
  const other = new Y.Doc();
  other.getText("t").insert(0, "at once");
  const update = Y.encodeStateAsUpdate(other);
  tab.line.hear("documentUpdated", [id, there.append(update), update]);
  await turns(60);
  tab.line.letGo();
  await until(() => words(document.doc) === "at once");
  await document.close();
});
