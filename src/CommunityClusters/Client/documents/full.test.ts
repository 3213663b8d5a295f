import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { turns, until } from "./testing/clock";
import type { FakeLine } from "./testing/fake-line";
import type { ServerDocument } from "./testing/fake-server";
import { id, is, type, words, world } from "./testing/world";

/** Somebody else's words come to the server, and from there over this line. */
function write(there: ServerDocument, line: FakeLine, text: string): void {
  const other = new Y.Doc();
  other.getText("t").insert(0, text);
  const update = Y.encodeStateAsUpdate(other);
  line.hear("documentUpdated", [id, there.append(update), update]);
}

test("where the phone is full words go over the line from the screen, the state says so, and the phone keeps again when it can", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  own.isFullFor = () => true;
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
  own.isFullFor = () => false;
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

test("words of others that the full phone did not take are fetched again, though a smaller writing succeeded since", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  await turns();
  type(document, "mine ");
  await is(document, "phone");
  tab.line.holdsAnswers = true;
  clock.advance(1_000);
  await until(() => there.sequence === 1);
  own.isFullFor = (written) => "update" in (written as object);
  // Theirs arrives before the answer that ours are the number before.
  write(there, tab.line, "theirs ");
  await turns(60);
  assert.ok(words(document.doc).includes("theirs"));
  tab.line.letGo();
  await until(() => document.state.waiting === 0 || document.state.words === "phone");
  await turns(60);
  own.isFullFor = () => false;
  clock.advance(10_000);
  await turns(60);
  await document.close();
  const next = own.tab();
  next.line.open();
  const again = await next.open(id);
  await until(() => words(again.doc).includes("theirs") && words(again.doc).includes("mine"), "theirs");
  await again.close();
});

test("own words that went over the line from the screen alone are fetched again, however the server's answer came", async () => {
  for (const isLost of [false, true]) {
    const { phone, there, clock } = world();
    const own = phone("thandi");
    const tab = own.tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    await turns();
    own.isFullFor = (written) => "update" in (written as object);
    tab.line.losesAnswers = isLost;
    type(document, "mine ");
    await until(() => !document.state.keeps);
    clock.advance(1_000);
    await until(() => there.sequence === 1);
    tab.line.losesAnswers = false;
    // What the log no longer tells apart is asked for by what the screen lacks.
    there.compact();
    tab.line.cut();
    tab.line.open();
    await turns(60);
    write(there, tab.line, "theirs ");
    await until(() => words(document.doc).includes("theirs"));
    own.isFullFor = () => false;
    tab.line.cut();
    write(there, tab.line, "later ");
    there.compact();
    tab.line.open();
    await until(() => words(document.doc).includes("later"));
    await turns(60);
    tab.kill();
    const next = own.tab();
    next.line.open();
    const again = await next.open(id);
    await until(() => ["mine", "theirs", "later"].every((word) => words(again.doc).includes(word)), "mine");
    await again.close();
  }
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
