import type { EditorState, Line, TransactionSpec } from "@codemirror/state";
import { blockAt, isDelimiter } from "./lines";
import { asMeant } from "./state";
import { cellsOf, columnAt, writeTable } from "./table-text";

/** Where in a table the cursor stands: its lines, and the row and column, heads being row 0. */
export interface Place {
  readonly lines: Line[];
  readonly row: number;
  readonly column: number;
}

/** Where in a table a place stands, or null. */
export function tableAt(state: EditorState, at = state.selection.main.head): Place | null {
  const line = state.doc.lineAt(at);
  if (blockAt(state, line) !== "table") return null;
  const isRow = (number: number): boolean => number > 0 && number <= state.doc.lines && blockAt(state, state.doc.line(number)) === "table";
  let first = line.number;
  while (isRow(first - 1) && !isDelimiter(state.doc.line(first).text)) first--;
  if (isDelimiter(state.doc.line(first).text)) first--;
  let last = first + 1;
  while (isRow(last + 1)) last++;
  const lines = Array.from({ length: last - first + 1 }, (_, i) => state.doc.line(first + i)).filter((row) => !isDelimiter(row.text));
  const row = Math.max(0, lines.findIndex((l) => l.number === line.number));
  return { lines, row, column: columnAt(cellsOf(line.text), at - line.from) };
}

/** Puts a table of two columns under the line of the cursor. */
export function insertTable(state: EditorState): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.head);
  const empty = !line.text.trim();
  const above = empty ? (line.number > 1 && state.doc.line(line.number - 1).text.trim() ? "\n" : "") : "\n\n";
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : null;
  const from = empty ? line.from : line.to;
  const insert = above + writeTable([["", ""], ["", ""], ["", ""]]) + (next === null || next.trim() ? "\n" : "");
  return asTyped({ changes: { from, to: line.to, insert }, selection: { anchor: from + above.length + 2 } });
}

/** Adds a row under the cursor's. */
export function addRow(state: EditorState, place: Place): TransactionSpec {
  const after = place.row === 0 ? state.doc.line(place.lines[0]!.number + 1) : place.lines[place.row]!;
  const columns = cellsOf(place.lines[0]!.text).length;
  return asTyped({ changes: { from: after.to, insert: "\n" + writeTable([Array.from({ length: columns }, () => "")]).split("\n")[0] }, selection: { anchor: after.to + 3 } });
}

/** Adds a column after the cursor's. */
export function addColumn(state: EditorState, place: Place): TransactionSpec {
  const changes = allLines(state, place).map((line) => {
    const cell = cellsOf(line.text)[place.column];
    const at = line.from + (cell ? (cell.outerTo === line.length ? line.text.trimEnd().length - (line.text.trimEnd().endsWith("|") ? 1 : 0) : cell.outerTo) : line.length);
    return { from: at, insert: isDelimiter(line.text) ? "| --- " : "|  " };
  });
  const set = state.changes(changes);
  return asTyped({ changes: set, selection: { anchor: set.mapPos(changes[place.row === 0 ? 0 : place.row + 1]!.from, -1) + 2 } });
}

/** Takes the cursor's row away; the heads go only with the table. */
export function removeRow(state: EditorState, place: Place): TransactionSpec | null {
  if (place.row === 0) return place.lines.length > 1 ? null : removeTable(state, place);
  const line = place.lines[place.row]!;
  const up = place.lines[place.row - 1]!;
  return asTyped({ changes: { from: line.from - 1, to: line.to }, selection: { anchor: wordsEnd(up, place.column) } });
}

/** Takes the cursor's column away, and with the last one the table. */
export function removeColumn(state: EditorState, place: Place): TransactionSpec {
  if (cellsOf(place.lines[0]!.text).length < 2) return removeTable(state, place);
  const changes = allLines(state, place).flatMap((line) => {
    const cells = cellsOf(line.text);
    const cell = cells[place.column];
    if (!cell) return [];
    const isLast = place.column === cells.length - 1;
    const closing = isLast && line.text.trimEnd().endsWith("|") ? line.text.trimEnd().length - 1 : cell.outerTo;
    return [{ from: line.from + cell.outerFrom, to: line.from + closing }];
  });
  const set = state.changes(changes);
  return asTyped({ changes: set, selection: { anchor: Math.max(0, set.mapPos(wordsEnd(place.lines[place.row]!, Math.max(0, place.column - 1)), -1)) } });
}

/** Takes the table away. */
export function removeTable(_: EditorState, { lines }: Place): TransactionSpec {
  return asTyped({ changes: { from: lines[0]!.from, to: lines.at(-1)!.to }, selection: { anchor: lines[0]!.from } });
}

/** What Enter does in a table: goes to the cell below, under the last row makes a new one, and leaves the table from one that is empty. */
export function enterCell(state: EditorState, place: Place): TransactionSpec {
  const below = place.lines[place.row + 1];
  const line = place.lines[place.row]!;
  if (!below && place.row > 1 && cellsOf(line.text).every((cell) => cell.from === cell.ink)) {
    const isEnd = line.number === state.doc.lines || state.doc.line(line.number + 1).text.trim() !== "";
    return asTyped({ changes: { from: line.from, to: line.to, insert: isEnd ? "\n" : "" }, selection: { anchor: line.from + 1 } });
  }
  if (!below) return addRow(state, place);
  return { selection: { anchor: wordsEnd(below, place.column) }, scrollIntoView: true };
}

/** What Tab does in a table: goes on to the next cell, or back; from the last one it leaves the text as it does anywhere. */
export function tabCell(place: Place, back: boolean): TransactionSpec | null {
  const step = back ? -1 : 1;
  const isWithin = cellsOf(place.lines[place.row]!.text)[place.column + step] !== undefined;
  const line = place.lines[isWithin ? place.row : place.row + step];
  if (!line) return null;
  const column = isWithin ? place.column + step : back ? cellsOf(line.text).length - 1 : 0;
  return { selection: { anchor: wordsEnd(line, column) }, scrollIntoView: true, userEvent: "select" };
}

/** Where the words of the cell in this row and the place's column stand. */
export function cellAt({ lines, column }: Place, row: number): { from: number; to: number } {
  const line = lines[row]!;
  const cells = cellsOf(line.text);
  const cell = cells[Math.min(column, cells.length - 1)];
  return cell ? { from: line.from + cell.from, to: line.from + cell.to } : line;
}

function wordsEnd(line: Line, column: number): number {
  return line.from + (cellsOf(line.text)[column]?.to ?? line.length);
}

function allLines(state: EditorState, { lines }: Place): Line[] {
  return [lines[0]!, state.doc.line(lines[0]!.number + 1), ...lines.slice(1)];
}

function asTyped(spec: TransactionSpec): TransactionSpec {
  return { ...spec, userEvent: "input.format", annotations: asMeant.of(true), scrollIntoView: true };
}
