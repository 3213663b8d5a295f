import type * as Y from "yjs";
import { randomLetters } from "../../Plans/order";
import { clean, rootsOf } from "./shape";

/** Somebody who came and is no member. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly school: string;
}

const guestKey = /^([0-9A-Za-z]{21}):name$/;

/** The members who are ticked. */
export function teachersHere(doc: Y.Doc): ReadonlySet<string> {
  return new Set([...rootsOf(doc).teachers.entries()].filter(([, here]) => here === true).map(([id]) => id));
}

/** Ticks a member, or takes the tick back. */
export function tick(doc: Y.Doc, teacher: string, here: boolean): void {
  const { teachers } = rootsOf(doc);
  if ((teachers.get(teacher) ?? false) !== here) teachers.set(teacher, here);
}

/** The guests who stand in the register, by name. */
export function guestsOf(doc: Y.Doc): Guest[] {
  const { guests } = rootsOf(doc);
  const text = (key: string): string => {
    const value = guests.get(key);
    return typeof value === "string" ? clean(value) : "";
  };
  const found: Guest[] = [];
  for (const key of guests.keys()) {
    const id = guestKey.exec(key)?.[1];
    if (id && guests.get(`${id}:removed`) !== true && text(key) !== "") found.push({ id, name: text(key), school: text(`${id}:school`) });
  }
  return found.sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** @returns the guest's id; none where no name is given */
export function addGuest(doc: Y.Doc, name: string, school: string): string | undefined {
  if (clean(name) === "") return undefined;
  const id = randomLetters(21);
  doc.transact(() => {
    const { guests } = rootsOf(doc);
    guests.set(`${id}:name`, clean(name));
    if (clean(school) !== "") guests.set(`${id}:school`, clean(school));
  });
  return id;
}

/** Takes a guest out who was written in by mistake, or brings them back. */
export function removeGuest(doc: Y.Doc, id: string, removed = true): void {
  const { guests } = rootsOf(doc);
  if (removed) guests.set(`${id}:removed`, true);
  else guests.delete(`${id}:removed`);
}
