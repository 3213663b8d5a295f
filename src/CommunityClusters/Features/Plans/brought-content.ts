import * as Y from "yjs";
import { setAbout, setGrade, setLength } from "./about";
import type { Begun } from "./begin";
import { randomLetters } from "./order";
import { nameSection, setMinutes, textOf } from "./sections";
import { type Kind, rootsOf } from "./shape";

/** A section with its words, as it is to stand in a plan. */
export interface WrittenSection {
  readonly kind: Kind;
  /** Its own name; empty where its kind says it. */
  readonly name: string;
  /** 0 where none are said. */
  readonly minutes: number;
  /** Markdown. */
  readonly text: string;
}

/** What a plan that was brought begins with, and the changes by which its words come into it. */
export interface BroughtContent {
  readonly first: Uint8Array;
  /** Small enough each to go over a weak line by itself, but for the longest sections. */
  readonly words: readonly Uint8Array[];
}

/**
 * A plan that was written elsewhere. It begins with its topic and bare sections, as every plan does, and so it may hold any number of words: they are
 * written into it right after, and wait with what else this phone has yet to send.
 */
export function broughtContent({ topic, subject, grades, minutes }: Begun, sections: readonly WrittenSection[]): BroughtContent {
  const begun = new Y.Doc();
  const ids = sections.map(() => randomLetters(21));
  begun.transact(() => {
    const roots = rootsOf(begun);
    roots.topic.insert(0, topic);
    if (subject !== "") setAbout(begun, "subject", subject);
    setLength(begun, minutes);
    for (const grade of grades) setGrade(begun, grade, true);
    ids.forEach((id, place) => {
      roots.sections.set(`${id}:kind`, sections[place]!.kind);
      roots.sections.set(`${id}:order`, `a${String(place).padStart(String(ids.length).length, "0")}U`);
    });
  });
  const first = Y.encodeStateAsUpdate(begun);
  begun.destroy();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, first);
  const words: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => words.push(update));
  sections.forEach(({ name, minutes: own, text }, place) => {
    const id = ids[place]!;
    doc.transact(() => {
      nameSection(doc, id, name);
      setMinutes(doc, id, own || null);
      if (text) textOf(doc, id).insert(0, text);
    });
  });
  doc.destroy();
  return { first, words };
}
