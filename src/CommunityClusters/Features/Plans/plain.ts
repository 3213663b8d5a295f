import type * as Y from "yjs";
import { sectionsOf, textOf } from "./sections";
import { rootsOf } from "./shape";

/** A plan as plain Markdown where no page has the words of its parts: its topic, and its texts with the names that they were given. */
export function planAsPlainText(doc: Y.Doc): string {
  const texts = sectionsOf(doc).flatMap(({ id, name }) => {
    const text = textOf(doc, id).toString().trimEnd();
    return text === "" ? [] : [name === "" ? text : `## ${name}\n\n${text}`];
  });
  return [`# ${rootsOf(doc).topic.toString()}`, ...texts].join("\n\n").concat("\n");
}
