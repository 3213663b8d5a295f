import type * as Y from "yjs";
import { mostLearners, type Named, none, rootsOf } from "./shape";

/** How many learners one keeper counted in one place. */
export interface Count {
  readonly keeper: string;
  readonly place: string;
  readonly learners: number;
}

/** All that was counted of one school and grade. */
export interface Group {
  readonly school: string;
  readonly grade: string;
  readonly counts: readonly Count[];
  /** Whether several counts are of the same children; null where nobody has said so of all of them. */
  readonly areSame: boolean | null;
  /** How many they are together; null while several counts are not settled. */
  readonly learners: number | null;
}

/** What is counted, by whom and where. */
export interface Counted {
  readonly keeper: string;
  readonly place: Named;
  readonly school: Named;
  readonly grade: string;
}

const countKey = /^count:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([^:\s/]{1,1500}):([^:\s/]{1,1500}):([^:\s/]{1,60})$/;

/** The place of a keeper who counts the whole venue. */
export const everywhere: Named = { id: none, name: "" };

/** What was counted, by school and grade. */
export function groupsOf(doc: Y.Doc): Group[] {
  const { counts, answers, schools } = rootsOf(doc);
  const found = new Map<string, Count[]>();
  for (const [key, value] of counts.entries()) {
    const [, keeper = "", place = "", school = "", grade = ""] = countKey.exec(key) ?? [];
    const learners = readCount(value);
    if (keeper === "" || learners === 0) continue;
    const about = `${school}:${grade}`;
    found.set(about, [...(found.get(about) ?? []), { keeper, place, learners }]);
  }
  const groups = [...found].map(([about, all]): Group => {
    const [school = "", grade = ""] = about.split(":");
    const sorted = all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const areSame = readAnswer(answers.get(about), sorted);
    return { school, grade, counts: sorted, areSame, learners: together(sorted, areSame) };
  });
  const names = new Map(groups.map(({ school }) => [school, String(schools.get(school) ?? school)]));
  return groups.sort((a, b) => compare(names.get(a.school)!, names.get(b.school)!) || a.grade.length - b.grade.length || compare(a.grade, b.grade));
}

/** What one keeper counted there. */
export function countOf(doc: Y.Doc, counted: Counted): number {
  return readCount(rootsOf(doc).counts.get(keyOf(counted)));
}

/** A keeper's own count is this from now on. Nobody else's is touched, and 0 takes it away. */
export function setCount(doc: Y.Doc, counted: Counted, learners: number): void {
  const { counts, schools, places } = rootsOf(doc);
  const next = Math.min(Math.max(Math.floor(Number.isFinite(learners) ? learners : 0), 0), mostLearners);
  if (next === countOf(doc, counted)) return;
  doc.transact(() => {
    counts.set(keyOf(counted), next);
    for (const [names, { id, name }] of [[schools, counted.school], [places, counted.place]] as const) {
      if (id !== none && !names.has(id)) names.set(id, name);
    }
  });
}

/** A keeper counts more, or less. */
export function addTo(doc: Y.Doc, counted: Counted, more: number): void {
  setCount(doc, counted, countOf(doc, counted) + more);
}

/** Says of all counts of a school and grade whether they are of the same children. */
export function answer(doc: Y.Doc, { school, grade, counts }: Group, areSame: boolean): void {
  rootsOf(doc).answers.set(`${school}:${grade}`, [areSame ? "same" : "others", ...counts.map(nameOf)].join(" "));
}

/** How many learners stand in groups that are settled, and how many groups are not. */
export function totalOf(groups: readonly Group[]): { learners: number; open: number } {
  return { learners: groups.reduce((sum, g) => sum + (g.learners ?? 0), 0), open: groups.filter((g) => g.learners === null).length };
}

function keyOf({ keeper, place, school, grade }: Counted): string {
  return `count:${keeper}:${place.id}:${school.id}:${grade || none}`;
}

function nameOf({ keeper, place }: Count): string {
  return `${keeper}/${place}`;
}

function together(counts: readonly Count[], areSame: boolean | null): number | null {
  const all = counts.map((c) => c.learners);
  if (all.length === 1) return all[0]!;
  return areSame === null ? null : areSame ? Math.max(...all) : all.reduce((sum, one) => sum + one, 0);
}

function readAnswer(said: unknown, counts: readonly Count[]): boolean | null {
  const [answer, ...asked] = typeof said === "string" ? said.split(" ") : [];
  if (answer !== "same" && answer !== "others") return null;
  return counts.every((count) => asked.includes(nameOf(count))) ? answer === "same" : null;
}

function readCount(value: unknown): number {
  return typeof value === "number" && value >= 1 && value <= mostLearners ? Math.floor(value) : 0;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
