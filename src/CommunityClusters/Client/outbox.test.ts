import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { addressOf, Outbox, type Waiting } from "./outbox";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const tap = (action: string, id: string, more: Partial<Waiting> = {}): Waiting => ({ kind: "action", says: "Done", action, fields: [["CommandId", id]], ...more });

test("a tap takes the place of the same tap that waits or was refused, whatever its author saw then, and of no other", async () => {
  const outbox = new Outbox("nomsa");
  await outbox.add(tap("/clusters/1/actions?handler=TakeUp&actionId=7&seen=1", "a"), true);
  await outbox.refuse((await outbox.all())[0]!, "Somebody changed this meanwhile.");
  await outbox.add(tap("/clusters/1/actions?handler=Done&actionId=7", "b"), true);
  await outbox.add(tap("/clusters/1/actions?handler=TakeUp&actionId=8&seen=1", "c"), true);

  await outbox.add(tap("/clusters/1/actions?handler=TakeUp&actionId=7&seen=2", "d"), true);

  assert.deepEqual((await outbox.all()).map((one) => [one.fields[0]![1], one.refused]), [["b", undefined], ["c", undefined], ["d", undefined]]);
});

test("what is written twice waits twice", async () => {
  const outbox = new Outbox("sibusiso");
  for (const id of ["a", "b"]) await outbox.add(tap("/clusters/1/actions?handler=TakeOn", id, { kind: "actions" }));
  assert.deepEqual((await outbox.all()).map((one) => one.fields[0]![1]), ["a", "b"]);
});

test("the address of a tap is the same on a page and in the queue", () => {
  assert.equal(addressOf("https://there/clusters/1/gatherings/2?handler=Chair&instead=3"), addressOf("/clusters/1/gatherings/2?handler=Chair"));
  assert.notEqual(addressOf("/clusters/1/gatherings/2?handler=LeaveChair"), addressOf("/clusters/1/gatherings/2?handler=Chair"));
});
