import type * as Y from "yjs";
import { readMinutes, sectionsOf } from "./sections";
import { rootsOf } from "./shape";

/** What a lesson is about, beside its topic. */
export interface About {
  /** The code of the subject, or none. */
  readonly subject: string;
  /** The code of the language in which it is taught, or none. */
  readonly language: string;
  /** The length of the lesson. */
  readonly minutes: number | null;
  /** The codes of the grades for which it is. */
  readonly grades: ReadonlySet<string>;
}

/** How the minutes of the sections stand against the lesson's length. */
export interface Minutes {
  readonly sum: number;
  readonly length: number | null;
}

const longestCode = 64;

export function aboutOf(doc: Y.Doc): About {
  const { about } = rootsOf(doc);
  const grades = new Set<string>();
  for (const [name, value] of about.entries()) {
    if (value === true && name.startsWith("grade:") && name.length <= longestCode) grades.add(name.slice("grade:".length));
  }
  return { subject: code(about.get("subject")), language: code(about.get("language")), minutes: readMinutes(about.get("minutes")), grades };
}

/** @param value an empty one takes it away */
export function setAbout(doc: Y.Doc, name: "subject" | "language", value: string): void {
  set(doc, name, value === "" ? undefined : value.slice(0, longestCode));
}

export function setLength(doc: Y.Doc, minutes: number | null): void {
  set(doc, "minutes", readMinutes(minutes) ?? undefined);
}

/** Each grade stands for itself: what two phones choose meanwhile is all there afterwards. */
export function setGrade(doc: Y.Doc, grade: string, isFor: boolean): void {
  set(doc, `grade:${grade}`, isFor ? true : undefined);
}

export function minutesOf(doc: Y.Doc): Minutes {
  const sum = sectionsOf(doc).reduce((all, s) => all + (s.minutes ?? 0), 0);
  return { sum, length: aboutOf(doc).minutes };
}

function code(value: unknown): string {
  return typeof value === "string" && value.length <= longestCode ? value : "";
}

function set(doc: Y.Doc, name: string, value: string | number | boolean | undefined): void {
  const { about } = rootsOf(doc);
  if (about.get(name) === value) return;
  if (value === undefined) about.delete(name);
  else about.set(name, value);
}
