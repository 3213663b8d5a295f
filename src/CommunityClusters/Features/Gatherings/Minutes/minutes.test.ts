import assert from "node:assert/strict";
import test from "node:test";
import * as Y from "yjs";
import { keepName, longestName, partsOf, rootsOf, textOf } from "./shape";

const lesson = "11111111-1111-4111-8111-111111111111";
const item = "22222222-2222-4222-8222-222222222222";

test("Two phones without signal write under the same heading, and both texts are there", () => {
  const [one, other] = twoPhones();
  write(one, lesson, "Newton's third law", "The trolley came late.");
  write(other, lesson, "Newton's third law", "Groups drew the forces.");
  meet(one, other);
  const words = textOf(one, lesson).toString();
  assert.ok(words === "The trolley came late.Groups drew the forces." || words === "Groups drew the forces.The trolley came late.", words);
  assert.deepEqual(partsOf(one), [{ id: lesson, name: "Newton's third law" }]);
});

test("Each writes under another heading, in the decisions and in anything else, and nothing is lost", () => {
  const [one, other] = twoPhones();
  write(one, lesson, "Newton's third law", "Late.");
  write(other, item, "The next venue", "Mvula Hills.");
  for (const [phone, words] of [[one, "April. "], [other, "Bring candles. "]] as const) {
    textOf(phone, "decisions").insert(0, words);
    textOf(phone, "else").insert(0, words);
  }
  meet(one, other);
  assert.deepEqual(partsOf(other).map((p) => p.name), ["Newton's third law", "The next venue"]);
  for (const id of ["decisions", "else"]) assert.deepEqual([...textOf(one, id).toString().match(/\w[^.]+\. /g)!].sort(), ["April. ", "Bring candles. "]);
});

test("One amends a sentence while the other takes a word out of it", () => {
  const [one, other] = twoPhones((doc) => write(doc, lesson, "Lenses", "Nobody had a small candle."));
  textOf(one, lesson).insert(26, " We bring two.");
  textOf(other, lesson).delete(13, 6);
  meet(one, other);
  assert.equal(textOf(one, lesson).toString(), "Nobody had a candle. We bring two.");
});

test("The same heading had two names on two phones: both end with one of them, and with all words", () => {
  const [one, other] = twoPhones();
  write(one, lesson, "Lenses", "a");
  write(other, lesson, "Thin lenses", "b");
  meet(one, other);
  const [part] = partsOf(one);
  assert.ok(["Lenses", "Thin lenses"].includes(part!.name));
  assert.equal(textOf(one, lesson).length, 2);
});

test("One takes all words of a heading out while the other writes on in it: what was written on is there, under its name", () => {
  const [one, other] = twoPhones((doc) => write(doc, item, "The next venue", "Mvula"));
  textOf(one, item).delete(0, 5);
  assert.deepEqual(partsOf(one), []);
  textOf(other, item).insert(5, " Hills");
  meet(one, other);
  assert.deepEqual(partsOf(one), [{ id: item, name: "The next venue" }]);
  assert.equal(textOf(one, item).toString(), " Hills");
});

test("A name is kept once, and cut where it is long", () => {
  const doc = new Y.Doc();
  let changes = 0;
  doc.on("update", () => changes++);
  for (let i = 0; i < 3; i++) keepName(doc, lesson, "Lenses  and\nmirrors");
  assert.equal(changes, 1);
  keepName(doc, item, "x".repeat(longestName + 5));
  textOf(doc, lesson).insert(0, "a");
  textOf(doc, item).insert(0, "b");
  assert.deepEqual(partsOf(doc).map((p) => p.name.length), ["Lenses and mirrors".length, longestName]);
});

test("What no phone of ours writes is passed over", () => {
  const doc = new Y.Doc();
  const { headings } = rootsOf(doc);
  headings.set("somebody", "A name");
  textOf(doc, "somebody").insert(0, "words");
  headings.set(item, 5 as unknown as string);
  textOf(doc, item).insert(0, "words");
  headings.set(lesson, "Without words");
  textOf(doc, lesson).insert(0, " \n ");
  assert.deepEqual(partsOf(doc), [{ id: item, name: "" }]);
});

function write(doc: Y.Doc, id: string, name: string, words: string): void {
  keepName(doc, id, name);
  textOf(doc, id).insert(0, words);
}

function twoPhones(begin: (doc: Y.Doc) => void = () => undefined): [one: Y.Doc, other: Y.Doc] {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  begin(one);
  send(one, other);
  return [one, other];
}

/** Both phones have signal again; whatever the order in which they hear of each other, they then show the same. */
function meet(one: Y.Doc, other: Y.Doc): void {
  const third = new Y.Doc();
  send(other, third);
  send(one, third);
  send(one, other);
  send(other, one);
  assert.deepEqual(shown(one), shown(other));
  assert.deepEqual(shown(one), shown(third));
}

function shown(doc: Y.Doc): unknown {
  return [partsOf(doc), [lesson, item, "decisions", "else"].map((id) => textOf(doc, id).toString())];
}

function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
