import assert from "node:assert/strict";
import * as Y from "yjs";
import { aboutOf } from "./about";
import { addSection, allSections, textOf } from "./sections";
import { type Kind, rootsOf } from "./shape";

/** For tests: a plan on two phones, both offline from then on. */
export function twoPhones(begin: (doc: Y.Doc) => void = () => undefined): [one: Y.Doc, other: Y.Doc] {
  const one = new Y.Doc();
  const other = new Y.Doc();
  begin(one);
  send(one, other);
  return [one, other];
}

/** For tests: both phones have signal again. Whatever the order in which they hear of each other, they then show the same. */
export function meet(one: Y.Doc, other: Y.Doc): void {
  const third = new Y.Doc();
  send(other, third);
  send(one, third);
  send(one, other);
  send(other, one);
  assert.deepEqual(shown(one), shown(other));
  assert.deepEqual(shown(one), shown(third));
}

export function shown(doc: Y.Doc): unknown {
  const sections = allSections(doc);
  return { topic: rootsOf(doc).topic.toString(), about: aboutOf(doc), sections, texts: sections.map((s) => textOf(doc, s.id).toString()) };
}

/** For tests: adds sections that are named by a letter each, one after the other. */
export function addNamed(doc: Y.Doc, names: string, after: string | null = null, kind: Kind = "activity"): string[] {
  let last = after;
  return [...names].map((name) => {
    last = addSection(doc, kind, last);
    rootsOf(doc).sections.set(`${last}:name`, name);
    return last;
  });
}

/** For tests: the names of the sections in their order. */
export function names(doc: Y.Doc): string {
  return allSections(doc).filter((s) => !s.removed).map((s) => s.name).join("");
}

function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
