import * as Y from "yjs";

/**
 * The shape of a plan, version 1 (the same as `PlanShape.cs`). Every type is named at the document's root, and every map is
 * flat: no type is made under a key that two phones may set, so nothing that one of them wrote can be thrown away by the other.
 *
 * - `topic`: the topic, a text.
 * - `about`: a map: `subject`, `language`: codes; `minutes`: the lesson's length, a number; `grade:CODE`: true for each grade.
 * - `sections`: a map of what is said about each section, by its id (21 characters of A-Z, a-z, 0-9):
 *   `ID:kind`: one of {@link kinds}; `ID:name`: its own name, or none; `ID:order`: its place, a string that sorts
 *   (fractional index; equal places are ordered by id); `ID:minutes`: a number or none; `ID:removed`: true;
 *   `ID:prompt`: the code of the beginning (`Templates/beginnings.json`) that says what to write where nobody has yet, or none.
 * - `text:ID`: the section's text, Markdown. It is never removed and made again to move it.
 */
export const kinds = [
  "aims", "known", "misconceptions", "introduction", "activity", "questions", "assessment", "support", "challenge", "materials", "homework", "watch-for", "other",
] as const;

export type Kind = (typeof kinds)[number];

export const rootsOf = (doc: Y.Doc) => ({
  topic: doc.getText("topic"),
  about: doc.getMap<string | number | boolean>("about"),
  sections: doc.getMap<string | number | boolean>("sections"),
});
