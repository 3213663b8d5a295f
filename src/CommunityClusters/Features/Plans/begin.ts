import * as Y from "yjs";
import { setAbout, setGrade, setLength } from "./about";
import { placeAmongFirst, randomLetters } from "./order";
import { rootsOf } from "./shape";
import { nameSection, setMinutes, textOf } from "./sections";
import type { FirstSection } from "./Templates/beginnings";

/** What is said of a plan when it is begun. */
export interface Begun {
  readonly topic: string;
  readonly subject: string;
  readonly grades: readonly string[];
  readonly minutes: number | null;
}

const idLength = 21;

/** The first content of a plan, made once by whoever begins it; the server takes it as it is, and makes the same (`PlanShape.cs`) where a phone does not. */
export function firstContent({ topic, subject, grades, minutes }: Begun, first: readonly FirstSection[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const roots = rootsOf(doc);
    roots.topic.insert(0, topic);
    if (subject !== "") setAbout(doc, "subject", subject);
    setLength(doc, minutes);
    for (const grade of grades) setGrade(doc, grade, true);
    first.forEach((section, place) => {
      const id = randomLetters(idLength);
      roots.sections.set(`${id}:kind`, section.kind);
      roots.sections.set(`${id}:order`, placeAmongFirst(place));
      nameSection(doc, id, section.name ?? "");
      setMinutes(doc, id, section.minutes ?? null);
      if (section.prompt) roots.sections.set(`${id}:prompt`, section.prompt);
      if (section.text) textOf(doc, id).insert(0, section.text);
    });
  });
  const content = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return content;
}
