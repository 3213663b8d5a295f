import type { EditorState, Line, Text, Transaction } from "@codemirror/state";
import { type Unit, readInline } from "./inline";
import { wordsOf } from "./lines";
import { composed, marksToType } from "./state";

/** A change of a transaction, as places before and after it. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  readonly text: string;
}

/** What was seen where before a change; a sign stands as null. */
export type Seen = Map<number, Unit | null>;

const wordy = /^[\p{L}\p{N}$]/u;

/** The lines between two places. */
export function linesOf(doc: Text, from: number, to: number): Line[] {
  const lines = [];
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    lines.push(line);
    if (line.to >= to) return lines;
  }
}

/** Where something stood before the change; null for what is new. */
export function oldPlace(changes: Change[], at: number): number | null {
  if (changes.some((c) => at >= c.fromB && at < c.toB)) return null;
  return at + changes.reduce((shift, c) => (c.toB <= at ? c.toA - c.toB : shift), 0);
}

/** What is seen between two places. */
export function seenIn(state: EditorState, from: number, to: number): Seen {
  const found: Seen = new Map();
  for (const line of linesOf(state.doc, from, to)) {
    for (const piece of wordsOf(state, line)) {
      for (let at = piece.from; at < piece.to; at++) found.set(at, null);
      const waiting = state.field(composed);
      const units = waiting && waiting.from === piece.from ? waiting.units : readInline(state.sliceDoc(piece.from, piece.to), piece.from);
      for (const unit of units) found.set(unit.from, unit);
    }
  }
  return found;
}

/** What is meant to be seen between two places after a change: all that was there as it was, and what is new like what it stands beside. */
export function meantUnits(tr: Transaction, changes: Change[], before: Seen, from: number, to: number, pasted: boolean): Unit[] {
  const units: (Unit & { isNew?: boolean; instead?: number })[] = [];
  for (let at = from; at < to; ) {
    const change = changes.find((c) => at >= c.fromB && at < c.toB);
    if (change) {
      const end = Math.min(change.toB, to);
      const text = tr.newDoc.sliceString(at, end);
      const instead = marksInstead(before, change);
      const fresh = pasted ? readInline(text, at) : [...plain(text, at)];
      for (const unit of fresh) units.push({ ...unit, isNew: true, ...(instead === undefined ? {} : { instead }) });
      at = end;
      continue;
    }
    const unit = before.get(oldPlace(changes, at)!);
    const length = unit && isWhole(changes, unit) ? unit.to - unit.from : 1;
    if (unit !== null) units.push({ raw: tr.newDoc.sliceString(at, at + length), from: at, to: at + length, marks: unit?.marks ?? 0, group: unit?.group ?? null });
    at += length;
  }
  const asked = tr.startState.field(marksToType);
  units.forEach((unit, i) => {
    if (!unit.isNew) return;
    const left = units[i - 1];
    const right = units.slice(i + 1).find((next) => !next.isNew);
    unit.marks |= asked ?? unit.instead ?? (left ?? right)?.marks ?? 0;
    if (!unit.group && left?.group && left.group === right?.group) unit.group = left.group;
  });
  return spaced(units);
}

/** A formula against a letter or another formula would not be read as one. */
function spaced(units: Unit[]): Unit[] {
  return units.flatMap((unit, i) => {
    const next = units[i + 1];
    const apart = next && ((isFormula(unit) && wordy.test(next.raw)) || (isFormula(next) && wordy.test(unit.raw)));
    return apart ? [unit, { raw: " ", from: unit.to, to: unit.to, marks: unit.marks & next.marks, group: null }] : [unit];
  });
}

function isFormula(unit: Unit): boolean {
  return unit.raw.length > 1 && unit.raw.startsWith("$");
}

function marksInstead(before: Seen, change: Change): number | undefined {
  for (let at = change.fromA; at < change.toA; at++) if (before.get(at)) return before.get(at)!.marks;
  return undefined;
}

function isWhole(changes: Change[], unit: Unit): boolean {
  return changes.every((change) => change.toA <= unit.from || change.fromA >= unit.to);
}

function* plain(text: string, at: number): Iterable<Unit> {
  for (let i = 0; i < text.length; i++) yield { raw: text[i]!, from: at + i, to: at + i + 1, marks: 0, group: null };
}
