import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { Outbox } from "./outbox";
import { type Outcome, sendAll } from "./sending";

let outbox: Outbox;
let answers: (() => Response)[];
let told: Outcome[];
let made: (number | undefined)[];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { locks: { request: (_: string, work: () => unknown) => work() } } });
  answers = [];
  told = [];
  made = [];
  globalThis.fetch = async (address) => (String(address).includes("Stamp") ? Response.json({ teacher: "nomsa", token: "t" }) : answers.shift()!());
  outbox = new Outbox("nomsa");
  for (const says of ["one", "two"]) await outbox.add({ kind: "post", says, action: "/clusters/1/talk", fields: [["Ask.Text", says]] });
});

const send = (): Promise<boolean> => sendAll(outbox, ({ order }, outcome) => {
  told.push(outcome);
  made.push(order);
});
const taken = (): Response => new Response(null, { status: 204, headers: { "X-Made": "7", "X-Number": "3" } });
const refused = (reason: BodyInit): Response => new Response(reason, { status: 422, headers: { "Content-Type": "text/plain; charset=utf-8" } });
const lost = (): Response => {
  throw new TypeError("fetch failed");
};

test("what was taken is no longer here, and what could not be sent goes first the next time", async () => {
  answers = [taken, lost];
  assert.equal(await send(), false);
  assert.deepEqual([told, made], [["sent", "later"], [3, undefined]]);
  assert.deepEqual((await outbox.all()).map((one) => one.says), ["two"]);
  answers = [taken];
  assert.equal(await send(), true);
});

test("what was refused stays with its reason, and holds up nothing behind it", async () => {
  answers = [() => refused("Too long."), taken];
  assert.equal(await send(), true);
  assert.deepEqual((await outbox.all()).map((one) => [one.says, one.refused]), [["one", "Too long."]]);
});

test("where the line breaks in the middle of a reason, it is sent again", async () => {
  answers = [() => refused(new ReadableStream({ start: (body) => body.error(new TypeError("terminated")) }))];
  assert.equal(await send(), false);
  assert.deepEqual((await outbox.all()).map((one) => one.refused), [undefined, undefined]);
});
