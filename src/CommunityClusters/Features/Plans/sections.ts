import type * as Y from "yjs";
import { isPlace, newRun, placeBetween, randomLetters } from "./order";
import { type Kind, kinds, rootsOf } from "./shape";
import { readPrompt } from "./Templates/beginnings";

/** What stands about a section in the document; its words are in {@link textOf}. */
export interface Section {
  readonly id: string;
  readonly kind: Kind;
  /** Its own name; empty where it has none and is called as its kind. */
  readonly name: string;
  readonly minutes: number | null;
  /** The beginning that says what to write in it while it is empty; or empty. */
  readonly prompt: string;
  readonly removed: boolean;
  /** Its place among the others. */
  readonly order: string;
}

export const longestName = 120;
export const mostMinutes = 600;

const key = /^([0-9A-Za-z]{21}):kind$/;
/** What other phones wrote is looked at once more; a newer version of the program may know more kinds. */
const known = new Set<unknown>(kinds);
const runs = new WeakMap<Y.Doc, string>();

/** All sections in their order, also those that were removed: they keep their place. */
export function allSections(doc: Y.Doc): Section[] {
  const { sections } = rootsOf(doc);
  const found: Section[] = [];
  for (const name of sections.keys()) {
    const id = key.exec(name)?.[1];
    if (id) found.push(readSection(sections, id));
  }
  return found.sort(byPlace);
}

/** The sections that stand in the plan, in their order. */
export function sectionsOf(doc: Y.Doc): Section[] {
  return allSections(doc).filter((s) => !s.removed);
}

/** A section's words. */
export function textOf(doc: Y.Doc, id: string): Y.Text {
  return doc.getText(`text:${id}`);
}

/** @param after the section after which it stands; without it the new one is the last. @returns its id */
export function addSection(doc: Y.Doc, kind: Kind, after: string | null = null): string {
  const id = randomLetters(21);
  const all = allSections(doc);
  const found = all.findIndex((s) => s.id === after);
  const order = placeAt(doc, all, found < 0 ? all.length : found + 1);
  doc.transact(() => {
    const { sections } = rootsOf(doc);
    sections.set(`${id}:order`, order);
    sections.set(`${id}:kind`, kind);
  });
  return id;
}

/** @param name an empty one gives the section its kind's name again */
export function nameSection(doc: Y.Doc, id: string, name: string): void {
  const kept = name.replace(/\s+/g, " ").trim().slice(0, longestName);
  set(doc, `${id}:name`, kept === "" ? undefined : kept);
}

/** Puts a section right before another, or right after it. */
export function moveSection(doc: Y.Doc, id: string, where: "before" | "after", other: string): void {
  const all = allSections(doc);
  const others = all.filter((s) => s.id !== id);
  const found = others.findIndex((s) => s.id === other);
  if (found < 0 || others.length === all.length) return;
  const to = where === "before" ? found : found + 1;
  if (all[to]?.id === id) return;
  set(doc, `${id}:order`, placeAt(doc, others, to));
}

/** Puts a section before the one that stands above it, or after the one below. @returns whether it moved */
export function stepSection(doc: Y.Doc, id: string, by: 1 | -1): boolean {
  const shown = sectionsOf(doc);
  const at = shown.findIndex((s) => s.id === id);
  const other = at < 0 ? undefined : shown[at + by];
  if (other) moveSection(doc, id, by < 0 ? "before" : "after", other.id);
  return other !== undefined;
}

export function setMinutes(doc: Y.Doc, id: string, minutes: number | null): void {
  set(doc, `${id}:minutes`, readMinutes(minutes) ?? undefined);
}

/** Takes a section out of the plan. It keeps its words, also those that a colleague is just writing. */
export function removeSection(doc: Y.Doc, id: string): void {
  set(doc, `${id}:removed`, true);
}

export function bringBack(doc: Y.Doc, id: string): void {
  set(doc, `${id}:removed`, undefined);
}

/** A number of minutes that a lesson can have, or none. */
export function readMinutes(value: unknown): number | null {
  const isSound = typeof value === "number" && Number.isFinite(value) && value >= 0.5 && value <= mostMinutes;
  return isSound ? Math.round(value) : null;
}

function readSection(sections: Y.Map<string | number | boolean>, id: string): Section {
  const said = sections.get(`${id}:kind`);
  const kind = known.has(said) ? (said as Kind) : "other";
  const name = sections.get(`${id}:name`);
  const order = sections.get(`${id}:order`);
  return {
    id,
    kind,
    name: typeof name === "string" ? name.slice(0, longestName) : "",
    minutes: readMinutes(sections.get(`${id}:minutes`)),
    prompt: readPrompt(sections.get(`${id}:prompt`), kind),
    removed: sections.get(`${id}:removed`) === true,
    // Without a place it stands at the end, on every phone at the same one.
    order: isPlace(order) ? order : `z${id}`,
  };
}

function byPlace(a: Section, b: Section): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** A place at an index of the given sections; beside two of the same place, past both. */
function placeAt(doc: Y.Doc, among: readonly Section[], index: number): string {
  const before = among[index - 1]?.order ?? null;
  const after = among.slice(index).find((s) => before === null || s.order > before)?.order ?? null;
  const run = runs.get(doc) ?? newRun();
  runs.set(doc, run);
  return placeBetween(before, after, run);
}

/** Writes what changed and nothing else: each write is sent to everybody. */
function set(doc: Y.Doc, name: string, value: string | number | boolean | undefined): void {
  const { sections } = rootsOf(doc);
  if (!sections.has(`${name.slice(0, 21)}:kind`) || sections.get(name) === value) return;
  if (value === undefined) sections.delete(name);
  else sections.set(name, value);
}
