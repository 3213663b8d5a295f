import type * as Y from "yjs";

/**
 * The shape of minutes, version 1 (the same as `MinutesShape.cs`). Who was there, the lessons and the agenda follow from other data and are not
 * in it; here stands only what people write.
 *
 * - `about`: `shape`: the version.
 * - `headings`: `ID`: the name of the lesson or of the thing on the agenda when somebody wrote there last, by which its words are shown once it
 *   was taken out. ID is its id.
 * - `text:ID`: what was written under it, in Markdown; `text:decisions`: the decisions that were noted; `text:else`: anything else. They are texts
 *   at the root: two phones that begin to write under the same heading write in the same text.
 */
export const rootsOf = (doc: Y.Doc) => ({ headings: doc.getMap<string>("headings") });

/** What has no id of its own: the decisions, and anything else. */
export type Fixed = "decisions" | "else";

export const longestName = 200;

const key = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A heading under which something was written. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

export function textOf(doc: Y.Doc, id: string): Y.Text {
  return doc.getText(`text:${id}`);
}

/** Keeps the name under which words stand. */
export function keepName(doc: Y.Doc, id: string, name: string): void {
  const { headings } = rootsOf(doc);
  const kept = clean(name);
  if (headings.get(id) !== kept) headings.set(id, kept);
}

/** The headings under which something is written, by their names. */
export function partsOf(doc: Y.Doc): Part[] {
  const { headings } = rootsOf(doc);
  const found: Part[] = [];
  for (const id of headings.keys()) {
    const name = headings.get(id);
    if (key.test(id) && textOf(doc, id).toString().trim() !== "") found.push({ id, name: typeof name === "string" ? clean(name) : "" });
  }
  return found.sort((a, b) => (a.name !== b.name ? (a.name < b.name ? -1 : 1) : a.id < b.id ? -1 : 1));
}

/** Cut and cleaned as the server reads it. */
function clean(name: string): string {
  return name.replace(/\s+/g, " ").trim().slice(0, longestName).replace(/\p{Cs}/gu, "").trim();
}
