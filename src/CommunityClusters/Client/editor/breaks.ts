import { type EditorState, type Line, type TransactionSpec, findClusterBreak } from "@codemirror/state";
import { readInline } from "./inline";
import { blockAt, isRule, numberOf, pieceAt, prefixOf, wordsOf } from "./lines";
import { indentList } from "./lists";

const typed = { scrollIntoView: true, userEvent: "input.type" } as const;
const deleted = { scrollIntoView: true, userEvent: "delete.backward" } as const;

/** What Enter does: goes on with the list or quotation, ends it where its item is empty, and leaves a heading. */
export function enter(state: EditorState): TransactionSpec {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const prefix = prefixOf(line.text);
  const start = line.from + prefix.length;
  if (blockAt(state, line)) return insert(state, "\n" + (/^[ \t]*/.exec(line.text)![0]));
  if (from === to && line.length <= prefix.length && prefix.length) return endBlock(state, line);
  const at = Math.max(from, start);
  if (prefix.heading && at === start && from === to) return { changes: { from: line.from, insert: prefix.quote + "\n" }, ...typed };
  const number = numberOf(prefix);
  const mark = prefix.mark && (number === null ? prefix.mark : `${number + 1}${prefix.mark.slice(-1)}`);
  const next = prefix.quote + prefix.indent + (mark ? mark + " " : "") + (prefix.task ? "[ ] " : "");
  return insert(state, "\n" + next, at);
}

function insert(state: EditorState, text: string, from = state.selection.main.from): TransactionSpec {
  const to = Math.max(from, state.selection.main.to);
  return { changes: { from, to, insert: text }, selection: { anchor: from + text.length }, ...typed };
}

function endBlock(state: EditorState, line: Line): TransactionSpec {
  const prefix = prefixOf(line.text);
  if (prefix.mark && prefix.indent) {
    const out = indentList(state, false);
    if (out) return { ...out, ...typed };
  }
  const keep = prefix.mark || prefix.heading ? prefix.quote : "";
  const above = line.number > 1 ? state.doc.line(line.number - 1).text : "";
  const text = above.trim() && (prefix.mark || prefix.quote) ? `${keep.trimEnd()}\n${keep}` : keep;
  return { changes: { from: line.from, to: line.to, insert: text }, selection: { anchor: line.from + text.length }, ...typed };
}

/** What Backspace does without a selection: deletes the letter before, or takes the line out of its list, heading or quotation. */
export function backspace(state: EditorState): TransactionSpec | null {
  const { from, empty } = state.selection.main;
  if (!empty) return null;
  const line = state.doc.lineAt(from);
  if (blockAt(state, line) === "code" || blockAt(state, line) === "formula") return null;
  const piece = pieceAt(state, line, from);
  if (!piece) return null;
  const unit = readInline(state.sliceDoc(piece.from, piece.to), piece.from).filter((u) => u.to <= from).at(-1);
  if (!unit) return blockAt(state, line) === "table" ? { selection: state.selection } : atStart(state, line);
  const start = unit.to - unit.from > 1 ? unit.from : line.from + findClusterBreak(line.text, unit.to - line.from, false);
  const edge = Math.max(start, piece.from);
  return { changes: { from: edge, to: unit.to }, selection: { anchor: edge }, ...deleted };
}

function atStart(state: EditorState, line: Line): TransactionSpec | null {
  const prefix = prefixOf(line.text);
  const words = line.from + prefix.length;
  if (prefix.mark && prefix.indent) {
    const out = indentList(state, false);
    if (out) return { ...out, ...deleted };
  }
  const above = line.number > 1 ? state.doc.line(line.number - 1) : null;
  if (prefix.mark || prefix.heading) {
    // Without an empty line between them it would stay a part of the item above.
    const part = prefix.mark && above?.text.trim() ? prefix.quote.trimEnd() + "\n" : "";
    return { changes: { from: line.from, to: words, insert: part + prefix.quote }, selection: { anchor: line.from + part.length + prefix.quote.length }, ...deleted };
  }
  if (prefix.quote) return { changes: { from: line.from + prefix.quote.trimEnd().lastIndexOf(">"), to: words }, ...deleted };
  if (!above) return null;
  if (isRule(above.text)) return { changes: { from: above.from, to: line.from }, ...deleted };
  if (blockAt(state, above) === "table") {
    const end = wordsOf(state, above).at(-1)?.to ?? above.from;
    return line.length ? { selection: { anchor: end } } : { changes: { from: above.to, to: line.to }, selection: { anchor: end }, ...deleted };
  }
  // Right under a table they would become a row of it.
  if (line.length && isUnderTable(state, above)) return { selection: { anchor: above.from } };
  return { changes: { from: above.to, to: words }, ...deleted };
}

function isUnderTable(state: EditorState, line: Line): boolean {
  return !line.text.trim() && line.number > 2 && blockAt(state, state.doc.line(line.number - 1)) === "table";
}

/** What Delete does at the end of a line without a selection: brings up the next line's words without what stands before them. */
export function deleteForward(state: EditorState): TransactionSpec | null {
  const { from, empty } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (!empty || blockAt(state, line) === "code" || blockAt(state, line) === "formula") return null;
  const piece = pieceAt(state, line, from);
  const unit = piece && readInline(state.sliceDoc(piece.from, piece.to), piece.from).find((u) => u.from >= from);
  if (unit) {
    const end = unit.to - unit.from > 1 ? unit.to : line.from + findClusterBreak(line.text, unit.from - line.from, true);
    return { changes: { from: unit.from, to: end }, scrollIntoView: true, userEvent: "delete.forward" };
  }
  if (line.number === state.doc.lines) return null;
  const next = state.doc.line(line.number + 1);
  if (blockAt(state, line) === "table" || blockAt(state, next) || (next.length && isUnderTable(state, line))) return { selection: state.selection };
  return { changes: { from: line.to, to: next.from + prefixOf(next.text).length }, scrollIntoView: true, userEvent: "delete.forward" };
}
