import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { OpenDocument } from "./document";
import { Clock, turns, until } from "./testing/clock";
import { FakePhone } from "./testing/fake-phone";
import { FakeServer } from "./testing/fake-server";

const id = "plan";
const world = () => {
  const [server, clock] = [new FakeServer(), new Clock()];
  return { server, clock, there: server.create(id), phone: (teacher: string) => new FakePhone(server, clock, teacher) };
};
const words = (doc: Y.Doc): string => doc.getText("t").toString();
const type = (document: OpenDocument, text: string): void => document.doc.getText("t").insert(document.doc.getText("t").length, text);
const is = (document: OpenDocument, where: string) => until(() => document.state.words === where, `words ${where}`);

test("what is typed is on the screen, then on the phone, then sent, then saved", async () => {
  const { server, clock, there, phone } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const seen: string[] = [];
  document.onState(() => seen.at(-1) !== document.state.words && seen.push(document.state.words));
  type(document, "a");
  assert.deepEqual(document.state, { words: "screen", waiting: 1, keeps: true, refused: null });
  await is(document, "phone");
  assert.equal(server.pushes, 0);
  clock.advance(1_000);
  await is(document, "saved");
  assert.deepEqual(seen, ["screen", "phone", "sent", "saved"]);
  assert.equal(words(there.doc), "a");
  await document.close();
});

test("a killed tab loses nothing that was shown as on the phone", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const document = await tab.open(id);
  type(document, "kept ");
  await is(document, "phone");
  tab.kill();
  const next = own.tab();
  const again = await next.open(id);
  assert.equal(words(again.doc), "kept ");
  assert.equal(again.state.waiting, 1);
  next.line.open();
  await is(again, "saved");
  assert.equal(words(there.doc), "kept ");
  clock.advance(10_000);
  await again.close();
});

test("a tab killed while its words are under way sends them again with the same bytes, and they are there once", async () => {
  const { server, phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  tab.line.losesAnswers = true;
  type(document, "once");
  await is(document, "phone");
  clock.advance(1_000);
  await until(() => server.pushes === 1);
  assert.equal(document.state.words, "sent");
  tab.kill();
  const next = own.tab();
  next.line.open();
  const again = await next.open(id);
  await is(again, "saved");
  assert.equal(server.repeats, 1);
  assert.equal(words(there.doc), "once");
  assert.equal(words(again.doc), "once");
  await again.close();
});

test("a number given to a repetition is not taken for one's own: what another wrote under it is not missed", async () => {
  const { server, phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  tab.line.losesAnswers = true;
  type(document, "mine ");
  await is(document, "phone");
  clock.advance(1_000);
  await until(() => server.pushes === 1);
  tab.line.cut();
  tab.line.losesAnswers = false;
  tab.line.open();
  await until(() => server.opens === 2);
  // While the repetition is under way.
  const other = new Y.Doc();
  other.getText("t").insert(0, "theirs ");
  there.here.clear();
  there.append(Y.encodeStateAsUpdate(other));
  await is(document, "saved");
  assert.equal(server.repeats, 1);
  tab.line.cut();
  tab.line.open();
  await until(() => words(document.doc).includes("theirs"));
  await document.close();
});

test("a deletion made without signal is sent", async () => {
  const { phone, there, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  type(document, "one two");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  tab.line.cut();
  document.doc.getText("t").delete(0, 4);
  await is(document, "phone");
  tab.line.open();
  await is(document, "saved");
  assert.equal(words(there.doc), "two");
  await document.close();
});

test("a returning phone asks from its number on, and where the log was compacted by its state", async () => {
  const { phone, there, server } = world();
  const own = phone("thandi");
  const other = new Y.Doc();
  other.on("update", (update: Uint8Array) => there.append(update));
  other.getText("t").insert(0, "first ");
  let tab = own.tab();
  tab.line.open();
  let document = await tab.open(id);
  await until(() => words(document.doc) === "first ");
  await document.close();
  other.getText("t").insert(6, "second ");
  other.getText("t").delete(0, 1);
  tab = own.tab();
  document = await tab.open(id);
  await document.ready;
  assert.equal(words(document.doc), "first ", "at once and without signal");
  const asked: unknown[] = [];
  const call = server.call.bind(server);
  server.call = (line, method, said) => (method === "OpenDocument" && asked.push(said[1]), call(line, method, said));
  tab.line.open();
  await until(() => words(document.doc) === "irst second ");
  tab.line.cut();
  other.getText("t").insert(0, "F");
  there.compact();
  tab.line.open();
  await until(() => words(document.doc) === "First second ");
  assert.deepEqual(asked, [1, 3]);
  await document.close();
});

test("a missing number is asked for once it stays away", async () => {
  const { phone, there, server, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const other = new Y.Doc();
  other.getText("t").insert(0, "lost on the way ");
  there.append(Y.encodeStateAsUpdate(other));
  const before = Y.encodeStateVector(other);
  other.getText("t").insert(0, "and arrived ");
  const update = Y.encodeStateAsUpdate(other, before);
  there.append(update);
  tab.line.hear("documentUpdated", [id, 2, Buffer.from(update).toString("base64")]);
  await turns();
  assert.equal(words(document.doc), "", "it waits for what it stands on");
  assert.equal(server.opens, 1);
  clock.advance(1_000);
  await until(() => words(document.doc) === "and arrived lost on the way ");
  assert.equal(server.opens, 2);
  await document.close();
});

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
