import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { OpenDocument } from "./document";
import { presentedIn } from "./presence-message";
import { turns, until } from "./testing/clock";
import { id, world } from "./testing/world";

const point = (document: OpenDocument, at: number): void => document.awareness.setLocalStateField("cursor", at);
const sees = (document: OpenDocument, other: OpenDocument): unknown => document.awareness.getStates().get(other.doc.clientID)?.["cursor"];

async function two() {
  const made = world();
  const phones = [made.phone("thandi"), made.phone("sipho")] as const;
  const tabs = [phones[0].tab(), phones[1].tab()] as const;
  tabs[0].line.open();
  const left = await tabs[0].open(id);
  await left.ready;
  await turns();
  return { ...made, phones, tabs, left, join: async () => (tabs[1].line.open(), tabs[1].open(id)) };
}

test("while alone nothing is said but one greeting, and who comes is told at once", async () => {
  const { left, server, clock, join } = await two();
  for (let at = 0; at < 20; at++) {
    point(left, at);
    clock.advance(200);
  }
  await turns();
  assert.equal(server.shares, 1);
  const right = await join();
  await until(() => sees(right, left) === 19 && right.awareness.getStates().size === 2 && left.awareness.getStates().size === 2);
  await Promise.all([left.close(), right.close()]);
});

test("a cursor is told at most every 100 ms, or every second where data is costly, and the last place always", async () => {
  const { left, server, clock, join, phones } = await two();
  const right = await join();
  await until(() => left.awareness.getStates().size === 2);
  for (const [savesData, most] of [[false, 11], [true, 2]] as const) {
    phones[0].savesData = savesData;
    clock.advance(2_000);
    await turns();
    const before = server.shares;
    for (let at = 0; at < 100; at++) {
      point(left, at);
      clock.advance(10);
    }
    await turns();
    assert.ok(server.shares - before <= most, `${server.shares - before}`);
    clock.advance(1_000);
    await until(() => sees(right, left) === 99);
  }
  await Promise.all([left.close(), right.close()]);
});

test("who does not want to be seen is not, still sees the others, and is remembered", async () => {
  const { left, clock, join, phones } = await two();
  const right = await join();
  await until(() => left.awareness.getStates().size === 2);
  point(right, 1);
  clock.advance(100);
  await until(() => sees(left, right) === 1);
  right.hide(true);
  clock.advance(100);
  await until(() => left.awareness.getStates().size === 1);
  for (let second = 0; second < 120; second += 10) {
    point(left, second);
    clock.advance(10_000);
    await turns(5);
  }
  await until(() => sees(right, left) === 110, "the other's cursor");
  await right.close();
  const again = phones[1].tab();
  again.line.open();
  const hidden = await again.open(id);
  assert.ok(hidden.isHidden);
  point(left, 5);
  clock.advance(1_000);
  await until(() => sees(hidden, left) === 5);
  assert.equal(left.awareness.getStates().size, 1);
  hidden.hide(false);
  point(hidden, 7);
  clock.advance(100);
  await until(() => sees(left, hidden) === 7);
  await Promise.all([left.close(), hidden.close()]);
});

test("who leaves the page is gone at once, and is there again when the browser brings it back", async () => {
  const { left, clock, join, tabs } = await two();
  const right = await join();
  await until(() => left.awareness.getStates().size === 2);
  tabs[1].page("gone");
  await until(() => left.awareness.getStates().size === 1);
  tabs[1].page("back");
  clock.advance(100);
  await until(() => left.awareness.getStates().size === 2);
  await right.close();
  await until(() => left.awareness.getStates().size === 1);
  await left.close();
});

test("without a line nobody is here, and with it everybody is again", async () => {
  const { left, clock, join, tabs } = await two();
  const right = await join();
  await until(() => left.awareness.getStates().size === 2);
  tabs[0].line.cut();
  assert.equal(left.awareness.getStates().size, 1);
  tabs[0].line.open();
  await turns();
  clock.advance(100);
  await until(() => left.awareness.getStates().size === 2 && right.awareness.getStates().size === 2);
  await Promise.all([left.close(), right.close()]);
});

test("a message of presence that makes no sense is known as such", () => {
  for (const bytes of [[], [1], [1, 5], [1, 5, 1, 200], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]]) assert.throws(() => presentedIn(Uint8Array.from(bytes)));
  assert.deepEqual(presentedIn(Uint8Array.of(2, 5, 0, 4, 110, 117, 108, 108, 0x85, 1, 0, 2, 123, 125)), [
    { id: 5, isShown: false },
    { id: 133, isShown: true },
  ]);
});

test("nobody is told of a client id before the server has words under it: a cursor beside such words waits", async () => {
  const { left, there, clock, join, server } = await two();
  const right = await join();
  await until(() => left.awareness.getStates().size === 2);
  const shared: string[] = [];
  const call = server.call.bind(server);
  server.call = (line, method, said) => (method === "ShareAwareness" && shared.push(Buffer.from(said[1] as Uint8Array).toString()), call(line, method, said));
  const text = left.doc.getText("t");
  const pointAt = (at: number): void => left.awareness.setLocalStateField("cursor", { head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) });
  text.insert(0, "words");
  pointAt(2);
  clock.advance(100);
  await turns();
  assert.equal(there.sequence, 0);
  assert.ok(shared.length > 0 && shared.every((said) => !said.includes(String(left.doc.clientID))), shared.join());
  clock.advance(1_000);
  await until(() => there.sequence === 1 && left.state.words === "saved");
  clock.advance(200);
  await until(() => JSON.stringify(sees(right, left)).includes(String(left.doc.clientID)));
  // From now on it is theirs, whatever else waits.
  text.insert(0, "more ");
  pointAt(1);
  clock.advance(100);
  await turns();
  assert.ok(shared.at(-1)!.includes(String(left.doc.clientID)));
  await Promise.all([left.close(), right.close()]);
});
