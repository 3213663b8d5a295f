import type * as Y from "yjs";

/**
 * The shape of a register, version 1 (the same as `RegisterShape.cs`). Every map is named at the document's root and flat: what two phones
 * write meanwhile stands side by side, and no count is ever added to another by itself. No key has room for a learner's name.
 *
 * - `about`: `shape`: the version.
 * - `teachers`: `TEACHER`: true for a member who is here, false for one who was ticked by mistake.
 * - `guests`: by an id of 21 letters: `ID:name`, `ID:school`, `ID:removed`.
 * - `counts`: `count:KEEPER:PLACE:SCHOOL:GRADE`: how many learners that keeper counted there; KEEPER is a teacher's id, GRADE a code of the
 *   curriculum. Where no place or grade is said stands `-`.
 * - `schools`, `places`: the names of those that stand in counts, by their id: a known school's or room's id, or `~` and the folded name, so
 *   that two phones that write the same name mean the same.
 * - `answers`: `SCHOOL:GRADE`: whether several counts are of the same children: `same` or `others`, and then the counts that it was asked
 *   about (`KEEPER/PLACE`), parted by spaces. Where another count has come since, it is asked again.
 */
export const rootsOf = (doc: Y.Doc) => ({
  teachers: doc.getMap<boolean>("teachers"),
  guests: doc.getMap<string | boolean>("guests"),
  counts: doc.getMap<number>("counts"),
  schools: doc.getMap<string>("schools"),
  places: doc.getMap<string>("places"),
  answers: doc.getMap<string>("answers"),
});

export type Roots = ReturnType<typeof rootsOf>;

/** What stands for no place, and for no grade. */
export const none = "-";
export const longestName = 160;
export const mostLearners = 5000;

/** A school or a place, as counts name it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Cut and cleaned as the server reads it. */
export function clean(name: string): string {
  return name.replace(/\s+/g, " ").trim().slice(0, longestName).replace(/\p{Cs}/gu, "").trim();
}

/** One of those that are known by this name, or the one that every phone means by it. */
export function named(name: string, known: readonly Named[]): Named {
  const kept = clean(name);
  const fold = (text: string): string => clean(text).normalize("NFC").toLowerCase();
  return known.find((one) => fold(one.name) === fold(kept)) ?? { id: `~${encodeURIComponent(fold(kept))}`, name: kept };
}
