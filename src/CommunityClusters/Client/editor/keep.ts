import { type ChangeSpec, EditorState, type Line, type Transaction, type TransactionSpec } from "@codemirror/state";
import { type Unit, isSpace, readInline } from "./inline";
import { blockAt, prefixOf, wordsOf } from "./lines";
import { changesTo } from "./marks";
import { asMeant, marksToType, setMarksToType, signsShown } from "./state";
import { cellsOf } from "./table-text";
import { sameUnits } from "./write-inline";

/** More than this at once is a text brought from elsewhere, and stays as it came. */
const most = 20_000;
const wordy = /^[\p{L}\p{N}$]/u;
const signs = /[*_~`$[\]()<>\\^!]/;

interface Change { fromA: number; toA: number; fromB: number; toB: number; text: string }

/**
 * While the signs are hidden, whatever is typed or deleted leaves every other word marked as it was: the signs are written
 * anew where an edit would have broken them. Signs that somebody types by hand are taken as asked for.
 */
export const keepMarks = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || tr.annotation(asMeant) || tr.startState.field(signsShown)) return tr;
  if (!tr.isUserEvent("input") && !tr.isUserEvent("delete")) return tr;
  const right = putRight(tr);
  return right ? [tr, right] : tr;
});

function putRight(tr: Transaction): TransactionSpec | null {
  const changes: Change[] = [];
  tr.changes.iterChanges((fromA, toA, fromB, toB, text) => changes.push({ fromA, toA, fromB, toB, text: text.toString() }), true);
  const first = changes[0]!;
  const last = changes.at(-1)!;
  if (last.toA - first.fromA > most || last.toB - first.fromB > most) return null;
  const before = oldUnits(tr.startState, first.fromA, last.toA);
  const block = blockAt(tr.startState, tr.startState.doc.lineAt(first.fromA));
  if (block === "code" || block === "formula") return null;

  const pasted = tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop");
  const made: ChangeSpec[] = [];
  const emptied = new Set([...before.values()].flatMap((unit) => unit?.group ?? []));
  let typed: number | null = null;
  const lines = linesOf(tr.newDoc, first.fromB, last.toB).map((line) => pieces(line, block === "table", (at) => before.get(oldPlace(changes, at) ?? -1) === null).map(({ from, to }) => {
    const meant = meantUnits(tr, changes, before, line.from + from, line.from + to, pasted);
    for (const unit of meant) if (unit.group) emptied.delete(unit.group);
    return { from, to, line, meant };
  }));
  for (const pieces of lines) {
    for (const { from, to, line, meant } of pieces) {
      const text = line.text.slice(from, to);
      const end = meant.filter((unit) => unit.to === tr.newSelection.main.head).at(-1);
      if (end && isSpace(end) && end.marks && last.text) typed = end.marks;
      const read = readInline(text, line.from + from);
      const asked = !pasted && read.length < meant.length && changes.some((change) => signs.test(change.text));
      if (!asked && (emptied.size || !sameUnits(read, meant, true))) made.push(...changesTo(text, line.from + from, meant, true));
    }
  }
  if (!made.length && typed === null) return null;
  return { changes: made, sequential: true, effects: setMarksToType.of(typed) };
}

function linesOf(doc: EditorState["doc"], from: number, to: number): Line[] {
  const lines = [];
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    lines.push(line);
    if (line.to >= to) return lines;
  }
}

function pieces(line: Line, table: boolean, wasSign: (at: number) => boolean): { from: number; to: number }[] {
  if (table && line.text.includes("|")) return cellsOf(line.text);
  // A star that made words slanted is no bullet because it now stands at the start.
  let from = 0;
  for (const { length } = prefixOf(line.text); from < length && !wasSign(line.from + from); ) from++;
  return [{ from, to: line.length }];
}

/** Where something stood before the change; null for what is new. */
function oldPlace(changes: Change[], at: number): number | null {
  if (changes.some((c) => at >= c.fromB && at < c.toB)) return null;
  return at + changes.reduce((shift, c) => (c.toB <= at ? c.toA - c.toB : shift), 0);
}

/** What was seen where, before the change; a sign stands as null. */
function oldUnits(state: EditorState, from: number, to: number): Map<number, Unit | null> {
  const found = new Map<number, Unit | null>();
  for (const line of linesOf(state.doc, from, to)) {
    for (const piece of wordsOf(state, line)) {
      for (let at = piece.from; at < piece.to; at++) found.set(at, null);
      for (const unit of readInline(state.sliceDoc(piece.from, piece.to), piece.from)) found.set(unit.from, unit);
    }
  }
  return found;
}

function meantUnits(tr: Transaction, changes: Change[], before: Map<number, Unit | null>, from: number, to: number, pasted: boolean): Unit[] {
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

function marksInstead(before: Map<number, Unit | null>, change: Change): number | undefined {
  for (let at = change.fromA; at < change.toA; at++) if (before.get(at)) return before.get(at)!.marks;
  return undefined;
}

function isWhole(changes: Change[], unit: Unit): boolean {
  return changes.every((change) => change.toA <= unit.from || change.fromA >= unit.to);
}

function* plain(text: string, at: number): Iterable<Unit> {
  for (let i = 0; i < text.length; i++) yield { raw: text[i]!, from: at + i, to: at + i + 1, marks: 0, group: null };
}
