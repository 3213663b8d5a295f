import { type ChangeSpec, EditorState, type Line, type TransactionSpec } from "@codemirror/state";
import { blockAt, isDelimiter, prefixOf } from "./lines";
import { asMeant, signsShown } from "./state";
import { tableAt } from "./tables";
import { cellsOf, columnAt, spaceAt } from "./table-text";

/**
 * While the signs are hidden, nobody deletes a part of a table's lines without seeing it: what is deleted across cells empties
 * them, a key that deletes words stays in its cell, as does a bar or a new line that is typed there, and the cursor never rests
 * on the line under the heads.
 */
export const guardTables = EditorState.transactionFilter.of((tr) => {
  const { startState: state } = tr;
  if (state.field(signsShown)) return tr;
  if (!tr.docChanged) return tr.selection ? (moved(state, tr) ?? tr) : tr;
  if (tr.annotation(asMeant) || !(tr.isUserEvent("input") || tr.isUserEvent("delete"))) return tr;
  const changes: ChangeSpec[] = [];
  let anchor: number | null = null;
  let touched = false;
  const { main } = state.selection;
  const own = main.empty && tr.isUserEvent("delete") ? cellWith(state, main.head) : null;
  tr.changes.iterChanges((from, to, _fromB, _toB, text) => {
    const inserted = text.toString();
    const parts = !own ? partsToClear(state, from, to) : from < own.from || to > own.to ? within(from, to, own) : null;
    // While a word is composed within the page, the page must get what it shows.
    const space = !parts && inserted === " " && !tr.isUserEvent("input.type.compose") ? typedSpace(state, from, to) : null;
    if (space) {
      touched = true;
      anchor = space.cursor;
      changes.push(space);
      return;
    }
    const inCell = inPlace(state, from, inserted);
    if (!parts && inCell === inserted) changes.push({ from, to, insert: inserted });
    else {
      touched = true;
      const clear = parts ?? [{ from, to }];
      anchor = (clear[0]?.from ?? (own ? main.head : from)) + inCell.length;
      clear.forEach((part, i) => changes.push({ ...part, insert: i ? "" : inCell }));
    }
  });
  if (!touched) return tr;
  return { changes, selection: anchor === null ? undefined : { anchor }, userEvent: "input.type", scrollIntoView: true } as TransactionSpec;
});

/** What is written in a cell stays in it; what is written right under a table would become a row of it, so it leaves a line free. */
function inPlace(state: EditorState, at: number, text: string): string {
  const line = state.doc.lineAt(at);
  if (line.from < at && tableAt(state, at)) return text.replace(/\\?\|/g, "\\|").replace(/\s*\n\s*/g, " ");
  const isUnder = !line.text && line.number > 2 && blockAt(state, state.doc.line(line.number - 1)) === "table";
  return isUnder && text && !text.startsWith("\n") ? `\n${text}` : text;
}

/** A space that is typed in a cell, where it is no room between words. */
function typedSpace(state: EditorState, from: number, to: number): { from: number; to: number; insert: string; cursor: number } | null {
  const line = state.doc.lineAt(from);
  if (to > line.to || isDelimiter(line.text) || blockAt(state, line) !== "table") return null;
  const row = line.text.slice(0, from - line.from) + line.text.slice(to - line.from);
  const space = spaceAt(row, from - line.from);
  return space && { from, to: to + space.reach, insert: space.insert, cursor: from + space.step };
}

/** The words of the cell that a place stands in, or null. */
function cellWith(state: EditorState, at: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(at);
  const cells = blockAt(state, line) === "table" && !isDelimiter(line.text) ? cellsOf(line.text) : [];
  const cell = cells[columnAt(cells, at - line.from)];
  return cell ? { from: line.from + cell.from, to: Math.max(line.from + cell.to, at) } : null;
}

function within(from: number, to: number, cell: { from: number; to: number }): { from: number; to: number }[] {
  const part = { from: Math.max(from, cell.from), to: Math.min(to, cell.to) };
  return part.from < part.to ? [part] : [];
}

/** What may be deleted between two places, where a part of a table lies between them; null where nothing stands in the way. */
function partsToClear(state: EditorState, from: number, to: number): { from: number; to: number }[] | null {
  const parts: { from: number; to: number }[] = [];
  let cut = false;
  for (let line = state.doc.lineAt(from); line.from <= to; line = state.doc.line(line.number + 1)) {
    const table = blockAt(state, line) === "table" ? tableAt(state, line.from) : null;
    if (!table) parts.push({ from: Math.max(from, line.from), to: Math.min(to, line.to) });
    else if (table.lines[0]!.from >= from && table.lines.at(-1)!.to <= to) parts.push({ from: line.from, to: line.to });
    else {
      const cells = isDelimiter(line.text) ? [] : cellsOf(line.text);
      const inOne = cells.some((cell) => line.from + cell.from <= from && to <= line.from + cell.to);
      if (!inOne) cut = true;
      for (const cell of cells) {
        const part = { from: Math.max(from, line.from + cell.from), to: Math.min(to, line.from + cell.to) };
        if (part.from < part.to) parts.push(part);
      }
    }
    if (line.number === state.doc.lines) break;
  }
  return cut && from < to ? parts : null;
}

function moved(state: EditorState, tr: { newSelection: EditorState["selection"] }): TransactionSpec | null {
  const { main } = tr.newSelection;
  const line = state.doc.lineAt(main.head);
  if (!main.empty) return null;
  if (isDelimiter(line.text) && blockAt(state, line) === "table") {
    const down = main.head > state.selection.main.head && line.number < state.doc.lines;
    const next = state.doc.line(line.number + (down ? 1 : -1));
    const cells = blockAt(state, next) === "table" ? cellsOf(next.text) : [];
    return { selection: { anchor: next.from + (cells[0]?.to ?? prefixOf(next.text).length) }, scrollIntoView: true };
  }
  if (blockAt(state, line) === "table") {
    const cells = cellsOf(line.text);
    if (cells.some((cell) => main.head >= line.from + cell.from && main.head <= line.from + cell.to)) return null;
    const back = main.head < state.selection.main.head;
    const cell = back ? cells.filter((c) => line.from + c.to <= main.head).at(-1) : cells.find((c) => line.from + c.from >= main.head);
    if (cell) return { selection: { anchor: line.from + (back ? cell.to : cell.from) }, scrollIntoView: true };
    const edge = line.from + (main.head <= line.from + (cells[0]?.from ?? 0) ? (cells[0]?.from ?? 0) : (cells.at(-1)?.to ?? line.length));
    return { selection: { anchor: state.selection.main.head === edge ? beyond(state, line, back) ?? edge : edge }, scrollIntoView: true };
  }
  return null;
}

/** Where a step leads from the last cell of a row, or back from its first; null where the text ends there. */
function beyond(state: EditorState, row: Line, back: boolean): number | null {
  const step = back ? -1 : 1;
  let number = row.number + step;
  if (number > 0 && number <= state.doc.lines && isDelimiter(state.doc.line(number).text)) number += step;
  if (number < 1 || number > state.doc.lines) return null;
  const next = state.doc.line(number);
  const cells = blockAt(state, next) === "table" ? cellsOf(next.text) : [];
  return next.from + (back ? (cells.at(-1)?.to ?? next.length) : (cells[0]?.from ?? prefixOf(next.text).length));
}
