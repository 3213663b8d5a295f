import { type ChangeSpec, type EditorState, type TransactionSpec, findClusterBreak } from "@codemirror/state";
import { Mark, type Unit, isSign, isSpace, readInline } from "./inline";
import { wordsOf } from "./lines";
import { asMeant, marksToType, setMarksToType } from "./state";
import { writeInline } from "./write-inline";

/** Marks what is selected, or takes the mark away where all of it has it; with nothing selected it holds for what is typed next. */
export function toggleMark(state: EditorState, mark: Mark): TransactionSpec | null {
  const { main } = state.selection;
  if (main.empty) return { effects: setMarksToType.of(marksAt(state) ^ mark) };
  const pieces = selectedPieces(state);
  const letters = lettersOf(pieces);
  if (!letters.length) return null;
  const add = letters.some((unit) => !(unit.marks & mark));
  for (const { selected } of pieces) for (const unit of selected) unit.marks = add ? unit.marks | mark : unit.marks & ~mark;
  const changes = pieces.flatMap(({ units, from, to }) => changesTo(state.sliceDoc(from, to), from, units));
  if (!changes.length) return null;
  const set = state.changes(changes);
  const range = { anchor: set.mapPos(main.anchor, main.anchor < main.head ? 1 : -1), head: set.mapPos(main.head, main.anchor < main.head ? -1 : 1) };
  return { changes: set, selection: range, userEvent: "input.format", annotations: asMeant.of(true), scrollIntoView: true };
}

/** The marks that all of the selection has, or that what is typed next gets. */
export function marksAt(state: EditorState): number {
  const typed = state.field(marksToType, false);
  if (typed != null) return typed;
  const { main } = state.selection;
  if (!main.empty) return lettersOf(selectedPieces(state)).reduce((all, unit) => all & unit.marks, -1) & 7;
  const line = state.doc.lineAt(main.head);
  const piece = wordsOf(state, line).find(({ from, to }) => main.head >= from && main.head <= to);
  return piece ? (neighbour(readInline(state.sliceDoc(piece.from, piece.to), piece.from), main.head)?.marks ?? 0) : 0;
}

/** The unit whose marks a letter typed there takes on: the one before it, at the start of a line the one after. */
export function neighbour(units: Unit[], at: number): Unit | undefined {
  return units.filter((unit) => unit.to <= at).at(-1) ?? units[0];
}

/** What turns the text into what the units say: signs only, never the words themselves. */
export function changesTo(text: string, offset: number, units: readonly Unit[], mayLose = false): ChangeSpec[] {
  const written = writeInline([...units], mayLose);
  if (!written) return [];
  const changes: ChangeSpec[] = [];
  let at = offset;
  const replace = (from: number, to: number, insert: string): void => {
    const old = text.slice(from - offset, to - offset);
    if (old !== insert) changes.push({ from, to, insert });
  };
  written.units.forEach((unit, i) => {
    const added = unit.raw.slice(0, unit.raw.length - (unit.to - unit.from));
    replace(at, unit.from, written.gaps[i]! + added);
    at = unit.to;
  });
  replace(at, offset + text.length, written.gaps.at(-1)!);
  return changes;
}

function lettersOf(pieces: { selected: Unit[] }[]): Unit[] {
  const seen = pieces.flatMap(({ selected }) => selected).filter((unit) => !isSpace(unit));
  const letters = seen.filter((unit) => !isSign(unit.raw));
  return letters.length ? letters : seen;
}

function selectedPieces(state: EditorState): { from: number; to: number; units: Unit[]; selected: Unit[] }[] {
  const { from: start, to: end } = state.selection.main;
  const pieces = [];
  for (let at = start; at <= end; ) {
    const line = state.doc.lineAt(at);
    for (const { from, to } of wordsOf(state, line)) {
      if (to < start || from > end) continue;
      const units = readInline(state.sliceDoc(from, to), from);
      const first = Math.max(line.from, whole(line.text, start - line.from, false) + line.from);
      const last = whole(line.text, end - line.from, true) + line.from;
      const touched = units.filter((unit) => unit.from < last && unit.to > first);
      // Signs within code or an index would be read as letters, so these are marked whole.
      const groups = new Set(touched.map(({ group }) => (group?.kind === "Link" ? null : group)).filter(Boolean));
      pieces.push({ from, to, units, selected: units.filter((unit) => touched.includes(unit) || groups.has(unit.group)) });
    }
    at = line.to + 1;
  }
  return pieces;
}

/** The same place, or the edge of the letter it would cut: an emoji or an accent stays with its letter. */
function whole(text: string, at: number, forward: boolean): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  const before = findClusterBreak(text, at, false);
  const next = findClusterBreak(text, before, true);
  return next > at ? (forward ? next : before) : at;
}
