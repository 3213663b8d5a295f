import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { deletionsOf, isUpdate, squash, vectorOf } from "./squash";
import { chance } from "./testing/clock";

function typing(doc: Y.Doc, work: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const gather = (update: Uint8Array): void => void updates.push(update);
  doc.on("update", gather);
  work();
  doc.off("update", gather);
  return updates;
}

test("letters typed one after the other cost little more than the text", () => {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, "Before  after");
  const updates = typing(doc, () => [..."a line that somebody types"].forEach((letter, at) => text.insert(7 + at, letter)));
  assert.ok(Y.mergeUpdates(updates).length > 300);
  assert.ok(squash(updates).length < 26 + 40);
});

test("whatever two people do, squashed updates say the same as the updates one by one", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = chance(seed);
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    const all: Uint8Array[] = [];
    for (let step = 0; step < 40; step++) {
      const doc = docs[random() < 0.5 ? 0 : 1];
      const text = doc.getText("t");
      all.push(
        ...typing(doc, () => {
          const at = Math.floor(random() * (text.length + 1));
          if (random() < 0.6) [..."wörd 😀 "].forEach((letter, n) => text.insert(Math.min(at + n, text.length), letter));
          else if (text.length > at + 2) text.delete(at, 2);
          else if (random() < 0.5) text.insertEmbed(at, { a: step });
          else doc.getMap("m").set(`k${step % 3}`, step);
        }),
      );
      if (random() < 0.3) Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]), "x");
      if (random() < 0.3) Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]), "x");
    }
    const [plain, squashed, grouped] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    for (const update of all) Y.applyUpdate(plain, update);
    Y.applyUpdate(squashed, squash(all));
    for (let at = 0; at < all.length; at += 7) Y.applyUpdate(grouped, squash(all.slice(at, at + 7)));
    for (const doc of [squashed, grouped]) {
      assert.deepEqual(doc.getText("t").toDelta(), plain.getText("t").toDelta(), `seed ${seed}`);
      assert.deepEqual(doc.getMap("m").toJSON(), plain.getMap("m").toJSON());
      assert.deepEqual(Y.encodeStateVector(doc), Y.encodeStateVector(plain));
    }
  }
});

test("a letter typed after somebody else's words came in right behind the last stays a piece of its own", () => {
  const [own, other] = [new Y.Doc(), new Y.Doc()];
  const first = typing(own, () => own.getText("t").insert(0, "a"));
  Y.applyUpdate(other, first[0]!);
  other.getText("t").insert(1, "z");
  Y.applyUpdate(own, Y.encodeStateAsUpdate(other), "x");
  const second = typing(own, () => own.getText("t").insert(1, "b"));
  assert.equal(Y.decodeUpdate(squash([...first, ...second])).structs.length, 2);
});

test("deletions stand alone, and what deletes nothing has none", () => {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  const inserted = typing(doc, () => text.insert(0, "much too long"));
  const deleted = typing(doc, () => doc.transact(() => (text.delete(0, 5), text.insert(0, "new"))));
  assert.equal(deletionsOf(inserted), undefined);
  const only = deletionsOf([...inserted, ...deleted])!;
  assert.equal(Y.decodeUpdate(only).structs.length, 0);
  const other = new Y.Doc();
  Y.applyUpdate(other, inserted[0]!);
  Y.applyUpdate(other, only);
  assert.equal(other.getText("t").toString(), "too long");
});

test("bytes that are no update are known as such", () => {
  for (const bytes of [new Uint8Array(), Uint8Array.of(9, 9, 9), undefined, "text", Y.encodeStateAsUpdate(new Y.Doc()).subarray(1)]) assert.equal(isUpdate(bytes), false);
  assert.ok(isUpdate(Y.encodeStateAsUpdate(new Y.Doc())));
});

test("what waits in a document for what it stands on is known, and has not to come again", () => {
  const [first, second] = [new Y.Doc(), new Y.Doc()];
  first.getText("t").insert(0, "what it stands on");
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
  second.getText("t").insert(4, " and more");
  const phone = new Y.Doc();
  assert.deepEqual(vectorOf(phone), Y.encodeStateVector(phone));
  Y.applyUpdate(phone, Y.diffUpdate(Y.encodeStateAsUpdate(second), Y.encodeStateVector(first)));
  assert.equal(phone.getText("t").toString(), "");
  assert.deepEqual([...Y.decodeStateVector(vectorOf(phone))], [[second.clientID, 9]]);
  Y.applyUpdate(phone, Y.diffUpdate(Y.encodeStateAsUpdate(second), vectorOf(phone)));
  assert.equal(phone.getText("t").toString(), second.getText("t").toString());
});
