import * as Y from "yjs";
import { setAbout, setGrade, setLength } from "./about";
import { randomLetters } from "./order";
import { type Kind, rootsOf } from "./shape";

/** What is said of a plan when it is begun. */
export interface Begun {
  readonly topic: string;
  readonly subject: string;
  readonly grades: readonly string[];
  readonly minutes: number | null;
}

// The same that `PlanShape.cs` begins with.
const firstSections: readonly Kind[] = ["aims", "known", "introduction", "activity", "assessment", "materials"];
const idLength = 21;

/** The first content of a plan, made once by whoever begins it; the server takes it as it is. */
export function firstContent({ topic, subject, grades, minutes }: Begun): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const roots = rootsOf(doc);
    roots.topic.insert(0, topic);
    if (subject !== "") setAbout(doc, "subject", subject);
    setLength(doc, minutes);
    for (const grade of grades) setGrade(doc, grade, true);
    firstSections.forEach((kind, place) => {
      const id = randomLetters(idLength);
      roots.sections.set(`${id}:kind`, kind);
      roots.sections.set(`${id}:order`, `a${place}`);
    });
  });
  const content = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return content;
}
