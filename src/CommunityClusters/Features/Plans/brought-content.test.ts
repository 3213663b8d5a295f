import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { aboutOf } from "./about";
import { broughtContent } from "./brought-content";
import { addSection, allSections, textOf } from "./sections";
import { rootsOf } from "./shape";

const begun = { topic: "Forces", subject: "physical-sciences", grades: ["11"], minutes: 45 };
const sections = Array.from({ length: 12 }, (_, place) => ({ kind: place ? ("activity" as const) : ("aims" as const), name: place ? `Part ${place}` : "", minutes: place, text: `Words of ${place}` }));

test("a plan that was brought begins as every plan does, and its words follow", () => {
  const { first, words } = broughtContent(begun, sections);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, first);
  assert.equal(rootsOf(doc).topic.toString(), "Forces");
  assert.deepEqual([...aboutOf(doc).grades], ["11"]);
  assert.deepEqual(allSections(doc).map(({ kind, name, minutes, id }) => [kind, name, minutes, textOf(doc, id).length]), sections.map(({ kind }) => [kind, "", null, 0]));
  for (const update of words) Y.applyUpdate(doc, update);
  assert.deepEqual(allSections(doc).map(({ kind, name, minutes, id }) => [kind, name, minutes ?? 0, textOf(doc, id).toString()]), sections.map(({ kind, name, minutes, text }) => [kind, name, minutes, text]));
  const second = allSections(doc)[1]!.id;
  const added = addSection(doc, "homework", second);
  assert.equal(allSections(doc)[2]!.id, added);
});

test("the words come to the same in whatever order they arrive, and however often", () => {
  const { first, words } = broughtContent(begun, sections);
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  for (const update of [first, ...words]) Y.applyUpdate(one, update);
  for (const update of [...[...words].reverse(), first, ...words]) Y.applyUpdate(other, update);
  assert.deepEqual(other.toJSON(), one.toJSON());
});

test("what everybody begins with stays small however long the words are", () => {
  const { first, words } = broughtContent(begun, Array.from({ length: 60 }, () => ({ kind: "other" as const, name: "n".repeat(100), minutes: 5, text: "w".repeat(50_000) })));
  assert.ok(first.length < 16 * 1024, `${first.length}`);
  assert.equal(words.length, 60);
});
