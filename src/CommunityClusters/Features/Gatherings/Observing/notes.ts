import type * as Y from "yjs";
import { isPlace, newRun, placeBetween, randomLetters } from "../../Plans/order";
import { type FileAddress, fileAt } from "../../../Client/files/address";
import { type FileKind, type Kind, kinds, rootsOf } from "./shape";

/** A note, but for its words, which are in {@link textOf}. */
export interface Note {
  readonly id: string;
  readonly kind: Kind | FileKind;
  /** The lesson's minute in which it was begun. */
  readonly minute: number | null;
  readonly order: string;
  /** The recording or the picture. */
  readonly file: FileAddress | null;
  /** How long the recording is; none where its page was closed before its end. */
  readonly seconds: number | null;
}

const key = /^([0-9A-Za-z]{21}):kind$/;
const known = new Set<unknown>(kinds);
const longestLesson = 24 * 60;
const longestRecording = 60 * 60;
const runs = new WeakMap<Y.Doc, string>();

/** The notes in their order, without those that were taken out. */
export function notesOf(doc: Y.Doc): Note[] {
  const { notes } = rootsOf(doc);
  return all(doc).filter(({ id }) => notes.get(`${id}:removed`) !== true);
}

/** What was noted. */
export function textOf(doc: Y.Doc, id: string): Y.Text {
  return doc.getText(`text:${id}`);
}

/**
 * Begins a note behind the others.
 * @param file the address of what was recorded or photographed
 * @returns its id
 */
export function addNote(doc: Y.Doc, kind: Kind | FileKind, now: number, file = ""): string {
  const id = randomLetters(21);
  const run = runs.get(doc) ?? newRun();
  runs.set(doc, run);
  const order = placeBetween(all(doc).at(-1)?.order ?? null, null, run);
  const minute = minuteAt(doc, now);
  doc.transact(() => {
    const { notes } = rootsOf(doc);
    notes.set(`${id}:order`, order);
    if (minute !== null) notes.set(`${id}:minute`, minute);
    if (file) notes.set(`${id}:file`, file);
    notes.set(`${id}:kind`, kind);
  });
  return id;
}

/** The recording came to its end. */
export function setSeconds(doc: Y.Doc, id: string, seconds: number): void {
  rootsOf(doc).notes.set(`${id}:seconds`, Math.round(seconds));
}

/** The files of notes that were taken out. */
export function thrownAway(doc: Y.Doc): string[] {
  const { notes } = rootsOf(doc);
  return all(doc).filter(({ id, file }) => file && notes.get(`${id}:removed`) === true).map(({ file }) => file!.id);
}

/** Takes a note out; it keeps its words. */
export function removeNote(doc: Y.Doc, id: string, removed = true): void {
  const { notes } = rootsOf(doc);
  if (removed) notes.set(`${id}:removed`, true);
  else notes.delete(`${id}:removed`);
}

/** The lesson begins now; null: it did not begin after all. */
export function start(doc: Y.Doc, now: number | null): void {
  const { about } = rootsOf(doc);
  if (now === null) about.delete("started");
  else about.set("started", Math.floor(now));
}

/** When the lesson began. */
export function startedAt(doc: Y.Doc): number | null {
  const said = rootsOf(doc).about.get("started");
  return typeof said === "number" && Number.isFinite(said) && said > 0 ? said : null;
}

/** The lesson's minute; null where it has not begun. A clock that was put back says the first. */
export function minuteAt(doc: Y.Doc, now: number): number | null {
  const began = startedAt(doc);
  if (began === null) return null;
  const minute = Math.floor((now - began) / 60_000);
  return minute > longestLesson ? null : Math.max(minute, 0);
}

function all(doc: Y.Doc): Note[] {
  const { notes } = rootsOf(doc);
  const found: Note[] = [];
  for (const name of notes.keys()) {
    const id = key.exec(name)?.[1];
    if (id) found.push(read(notes, id));
  }
  return found.sort((a, b) => (a.order !== b.order ? (a.order < b.order ? -1 : 1) : a.id < b.id ? -1 : 1));
}

function read(notes: Y.Map<string | number | boolean>, id: string): Note {
  const [kind, minute, order, address, seconds] = ["kind", "minute", "order", "file", "seconds"].map((part) => notes.get(`${id}:${part}`));
  const file = typeof address === "string" ? fileOf(kind, address) : null;
  return { id, kind: known.has(kind) || file ? (kind as Note["kind"]) : "other", minute: numberIn(minute, longestLesson), order: isPlace(order) ? order : `z${id}`, file, seconds: numberIn(seconds, longestRecording) };
}

/** What is said to be heard is a sound, and the board a picture. */
function fileOf(kind: unknown, address: string): FileAddress | null {
  const file = fileAt(address);
  return file && ((kind === "heard" && file.shown === "sound") || (kind === "board" && file.shown === "picture")) ? file : null;
}

function numberIn(said: unknown, most: number): number | null {
  return typeof said === "number" && said >= 0 && said <= most ? Math.floor(said) : null;
}
