import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { turns, until } from "./testing/clock";
import type { ServerDocument } from "./testing/fake-server";
import { id, is, type, words, world } from "./testing/world";

/** What somebody wrote before, one update a word. */
function written(there: ServerDocument, count: number): Y.Doc {
  const other = new Y.Doc();
  other.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && there.append(update));
  for (let word = 0; word < count; word++) other.getText("t").insert(other.getText("t").length, `word ${word} `);
  return other;
}

/** A server that answers an opening with little, and what parts were fetched from it. */
function large() {
  const made = world();
  made.server.largest = 100;
  const parts: string[] = [];
  const give = made.server.giveMissing.bind(made.server);
  made.server.giveMissing = (teacher, path, vector) => {
    parts.push(new URL(path, "http://here").searchParams.get("from")!);
    return give(teacher, path, vector);
  };
  return { ...made, parts, give };
}

test("what is too much for the line comes part by part, and then the document is open", async () => {
  const { phone, there, clock, parts } = large();
  written(there, 20);
  there.compact();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  assert.equal(words(document.doc), words(there.doc));
  assert.ok(parts.length >= 19);
  type(document, "and more");
  await is(document, "phone");
  clock.advance(1_000);
  await is(document, "saved");
  assert.equal(words(there.doc), words(document.doc));
  await document.close();
});

test("after a break only what had not arrived comes again, also to a new tab, which shows nothing before all is there", async () => {
  const { phone, there, server, clock, parts, give } = large();
  written(there, 20);
  there.compact();
  const own = phone("thandi");
  let tab = own.tab();
  let left = 8;
  const counted = server.giveMissing;
  server.giveMissing = (teacher, path, vector) => {
    if (left-- === 0) tab.line.cut();
    if (left < 0) throw new TypeError("no signal");
    return counted(teacher, path, vector);
  };
  tab.line.open();
  let document = await tab.open(id);
  await until(() => left < 0);
  await turns();
  assert.equal(parts.length, 8);
  left = 4;
  tab.line.open();
  await until(() => left < 0);
  await turns();
  assert.equal(parts.length, 12);
  await document.close();

  tab = own.tab();
  document = await tab.open(id);
  let isReady = false;
  void document.ready.then(() => (isReady = true));
  await turns();
  assert.equal(isReady, false);
  server.giveMissing = (teacher, path, vector) => (parts.push(""), give(teacher, path, vector));
  tab.line.open();
  await until(() => isReady);
  assert.equal(words(document.doc), words(there.doc));
  assert.ok(parts.length <= 22, `${parts.length}`);
  await document.close();

  tab = own.tab();
  document = await tab.open(id);
  await document.ready;
  assert.equal(words(document.doc), words(there.doc), "now it is there without signal");
  clock.advance(10_000);
  await document.close();
});

test("what others write while parts come is not missed, and what is deleted meanwhile is not there", async () => {
  const { phone, there, server, parts, give } = large();
  const other = written(there, 20);
  there.compact();
  const tab = phone("thandi").tab();
  tab.line.open();
  server.giveMissing = (teacher, path, vector) => {
    const answer = give(teacher, path, vector);
    if (parts.push("") % 5 === 0) {
      const before = there.sequence;
      other.getText("t").delete(0, 3);
      other.getText("t").insert(0, `${parts.length}`);
      for (const one of there.log.filter(({ sequence }) => sequence > before)) server.tell(there, undefined, "documentUpdated", id, one.sequence, one.update);
      there.compact();
    }
    return answer;
  };
  const document = await tab.open(id);
  await document.ready;
  await until(() => words(document.doc) === words(there.doc));
  const opens = server.opens;
  tab.line.cut();
  tab.line.open();
  await until(() => server.opens > opens);
  await turns();
  assert.equal(words(document.doc), words(other));
  await document.close();
});

test("parts are not fetched for whoever is not the teacher of the line", async () => {
  const { phone, there, parts } = large();
  written(there, 20);
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.teacher = "sipho";
  tab.line.open();
  const document = await tab.open(id);
  await turns();
  assert.deepEqual([parts.length, words(document.doc), document.state.waiting], [0, "", 0]);
  await document.close();
});

test("a part that does not come is asked for again after a while, and the document was here before", async () => {
  const { phone, there, server, clock, give } = large();
  const other = written(there, 1);
  const own = phone("thandi");
  let tab = own.tab();
  tab.line.open();
  let document = await tab.open(id);
  await document.ready;
  await document.close();
  for (let word = 0; word < 10; word++) other.getText("t").insert(0, `new ${word} `);
  there.compact();
  let broken = 3;
  server.giveMissing = (teacher, path, vector) => (broken-- > 0 ? new Response(null, { status: 503 }) : give(teacher, path, vector));
  tab = own.tab();
  tab.line.open();
  document = await tab.open(id);
  await document.ready;
  for (let turn = 0; turn < 20 && words(document.doc) !== words(there.doc); turn++) {
    await turns();
    clock.advance(5_000);
  }
  assert.equal(words(document.doc), words(there.doc));
  await document.close();
});
