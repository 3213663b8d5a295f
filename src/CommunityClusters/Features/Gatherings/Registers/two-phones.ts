import assert from "node:assert/strict";
import * as Y from "yjs";
import { type Counted, everywhere, groupsOf } from "./counts";
import { guestsOf, teachersHere } from "./here";
import { named } from "./shape";

export const nomsa = "11111111-1111-4111-8111-111111111111";
export const sibusiso = "22222222-2222-4222-8222-222222222222";
export const mvula = named("Mvula Hills", []);

/** For tests: a register on two phones, both offline from then on. */
export function twoPhones(begin: (doc: Y.Doc) => void = () => undefined): [one: Y.Doc, other: Y.Doc] {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
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

/** For tests: what a keeper counts of a grade of Mvula Hills. */
export function counted(keeper: string, place = everywhere, grade = "11"): Counted {
  return { keeper, place, school: mvula, grade };
}

function shown(doc: Y.Doc): unknown {
  return { here: [...teachersHere(doc)].sort(), guests: guestsOf(doc), groups: groupsOf(doc) };
}

function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
