import assert from "node:assert/strict";
import test from "node:test";
import * as Y from "yjs";
import { addNote, minuteAt, notesOf, removeNote, setSeconds, start, startedAt, textOf, thrownAway } from "./notes";
import { begin, rootsOf } from "./shape";

const began = Date.UTC(2026, 2, 14, 7, 40);
const minutes = (count: number): number => began + count * 60_000;

test("What the observer notes on two phones without signal is all there, each phone's notes in a row", () => {
  const [one, other] = twoPhones((doc) => start(doc, began));
  note(one, "a", 3);
  note(other, "x", 4);
  note(one, "b", 8);
  note(other, "y", 9);
  meet(one, other);
  const words = notesOf(one).map((n) => textOf(one, n.id).toString()).join("");
  assert.ok(words === "abxy" || words === "xyab", words);
  assert.deepEqual(notesOf(one).map((n) => n.minute).sort(), [3, 4, 8, 9]);
});

test("One phone writes on in a note while the other takes it out, and its words are still there when it is brought back", () => {
  let id = "";
  const [one, other] = twoPhones((doc) => (id = note(doc, "Two groups draw it", 3)));
  removeNote(one, id);
  textOf(other, id).insert(0, "Loudly: ");
  meet(one, other);
  assert.deepEqual(notesOf(one), []);
  removeNote(one, id, false);
  meet(one, other);
  assert.equal(textOf(other, notesOf(other)[0]!.id).toString(), "Loudly: Two groups draw it");
});

test("Both phones write in the issue, and no letter is missing", () => {
  const [one, other] = twoPhones((doc) => rootsOf(doc).issue.insert(0, "argue"));
  rootsOf(one).issue.insert(0, "Let them ");
  rootsOf(other).issue.insert(5, " first");
  meet(one, other);
  assert.equal(rootsOf(one).issue.toString(), "Let them argue first");
});

test("Both phones say when the lesson began: one of the two counts on both", () => {
  const [one, other] = twoPhones();
  start(one, began);
  start(other, minutes(1));
  meet(one, other);
  assert.ok([began, minutes(1)].includes(startedAt(one)!));
});

test("One phone says that it did not begin after all while the other notes its minute: the note keeps its stamp", () => {
  const [one, other] = twoPhones((doc) => start(doc, began));
  start(one, null);
  note(other, "x", 5);
  meet(one, other);
  assert.equal(startedAt(other), null);
  assert.deepEqual(notesOf(one).map((n) => n.minute), [5]);
});

test("The minute is the lesson's; before it began there is none, and a clock that was put back says the first", () => {
  const doc = new Y.Doc();
  assert.equal(minuteAt(doc, began), null);
  start(doc, began);
  assert.deepEqual([0.5, 1, 12.9, -90].map((m) => minuteAt(doc, minutes(m))), [0, 1, 12, 0]);
  assert.equal(minuteAt(doc, minutes(60 * 24 * 3)), null);
});

const sound = "6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f";
const picture = "7f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f";

test("A recording and a picture are notes, with their minute, and whoever sees both phones sees both", () => {
  const [one, other] = twoPhones((doc) => start(doc, began));
  setSeconds(one, addNote(one, "heard", minutes(3), `/files/${sound}.weba`), 12.4);
  addNote(other, "board", minutes(4), `/files/${picture}.jpg#800x600`);
  meet(one, other);
  const notes = notesOf(one).sort((a, b) => a.minute! - b.minute!);
  assert.deepEqual(notes.map(({ kind, minute, seconds, file }) => [kind, minute, seconds, file?.id, file?.width]), [["heard", 3, 12, sound, 0], ["board", 4, null, picture, 800]]);
});

test("One phone throws a recording away while the other says what is in it: it is gone on both", () => {
  let id = "";
  const [one, other] = twoPhones((doc) => (id = addNote(doc, "heard", began, `/files/${sound}.weba`)));
  removeNote(one, id);
  textOf(other, id).insert(0, "a question");
  setSeconds(other, id, 9);
  meet(one, other);
  assert.deepEqual([notesOf(one), notesOf(other)], [[], []]);
  assert.deepEqual([thrownAway(one), thrownAway(other)], [[sound], [sound]]);
});

test("A note that was taken out has no file to throw away, and one that says it has another's is a note", () => {
  const doc = new Y.Doc();
  removeNote(doc, note(doc, "x", 1));
  addNote(doc, "heard", began, "https://elsewhere.example/x.weba");
  addNote(doc, "board", began, `/files/${sound}.weba`);
  assert.deepEqual(thrownAway(doc), []);
  assert.deepEqual(notesOf(doc).map(({ kind, file }) => [kind, file]), [["other", null], ["other", null]]);
});

test("What no phone of ours writes is passed over", () => {
  const doc = new Y.Doc();
  const { notes, about } = rootsOf(doc);
  notes.set("short:kind", "did");
  notes.set(`${"a".repeat(21)}:kind`, "verdict");
  notes.set(`${"a".repeat(21)}:minute`, -4);
  about.set("started", Number.NaN);
  assert.deepEqual(notesOf(doc).map(({ kind, minute }) => [kind, minute]), [["other", null]]);
  assert.equal(startedAt(doc), null);
});

function note(doc: Y.Doc, words: string, minute: number): string {
  const id = addNote(doc, "did", minutes(minute));
  textOf(doc, id).insert(0, words);
  return id;
}

function twoPhones(prepare: (doc: Y.Doc) => void = () => undefined): [one: Y.Doc, other: Y.Doc] {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  begin(one);
  prepare(one);
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
  const notes = notesOf(doc);
  return { notes, texts: notes.map((n) => textOf(doc, n.id).toString()), issue: rootsOf(doc).issue.toString(), started: startedAt(doc) };
}

function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
