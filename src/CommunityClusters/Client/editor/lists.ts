import type { ChangeSpec, EditorState, Line, TransactionSpec } from "@codemirror/state";
import { type Prefix, blockAt, isRule, numberOf, prefixOf } from "./lines";
import { asMeant } from "./state";

/** The kinds of list. */
export type ListKind = "bullets" | "numbers" | "ticks";

/** The kind of list that a line is an item of. */
export function listKind(prefix: Prefix): ListKind | null {
  if (!prefix.mark) return null;
  return prefix.task ? "ticks" : numberOf(prefix) === null ? "bullets" : "numbers";
}

/** Makes the selected lines a list of this kind, or plain lines where all of them are one already. */
export function toggleList(state: EditorState, kind: ListKind): TransactionSpec | null {
  const lines = chosenLines(state);
  if (!lines.length) return null;
  const off = lines.every((line) => listKind(prefixOf(line.text)) === kind);
  const changes: ChangeSpec[] = [];
  let count = off ? 0 : countBefore(state, lines[0]!, kind);
  for (const line of lines) {
    const prefix = prefixOf(line.text);
    const from = line.from + prefix.quote.length + (off ? 0 : prefix.indent.length);
    const insert = off ? "" : markOf(kind, ++count);
    changes.push({ from, to: line.from + (prefix.mark || prefix.heading ? prefix.length : prefix.quote.length + prefix.indent.length), insert });
  }
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const edges = off ? partFromLists(state, first, last) : joinLists(state, first, last, kind);
  const set = state.changes([...edges, ...changes]);
  const { anchor, head } = state.selection.main;
  return { changes: set, selection: { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) }, userEvent: "input.format", annotations: asMeant.of(true), scrollIntoView: true };
}

/** Makes the selected lines headings, or plain lines again. */
export function toggleHeading(state: EditorState): TransactionSpec | null {
  const lines = chosenLines(state);
  if (!lines.length) return null;
  const off = lines.every((line) => prefixOf(line.text).heading);
  const changes = lines.map((line) => {
    const prefix = prefixOf(line.text);
    return { from: line.from + prefix.quote.length, to: line.from + prefix.length, insert: off ? "" : "## " };
  });
  const set = state.changes(changes);
  const { anchor, head } = state.selection.main;
  return { changes: set, selection: { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) }, userEvent: "input.format", annotations: asMeant.of(true) };
}

/** Moves the selected items one step in or out; null where none can move. */
export function indentList(state: EditorState, inwards: boolean): TransactionSpec | null {
  const changes: ChangeSpec[] = [];
  for (const line of chosenLines(state)) {
    const prefix = prefixOf(line.text);
    if (!prefix.mark) continue;
    const at = line.from + prefix.quote.length;
    const above = parentIndent(state, line, prefix, inwards);
    if (above !== null && above !== prefix.indent.length) changes.push({ from: at, to: at + prefix.indent.length, insert: " ".repeat(above) });
  }
  return changes.length ? { changes, userEvent: "input.indent", annotations: asMeant.of(true) } : null;
}

/** How far an item stands in after one step: under the words of the item above, or level with the one it was under. */
function parentIndent(state: EditorState, line: Line, prefix: Prefix, inwards: boolean): number | null {
  for (let number = line.number - 1; number > 0; number--) {
    const above = prefixOf(state.doc.line(number).text);
    if (!above.mark && above.length === state.doc.line(number).length) continue;
    if (!above.mark) { if (above.indent.length) continue; break; }
    if (inwards && above.indent.length <= prefix.indent.length) return above.indent.length + above.mark.length + 1;
    if (!inwards && above.indent.length < prefix.indent.length) return above.indent.length;
  }
  return inwards || !prefix.indent.length ? null : 0;
}

/** The sign that begins an item. */
export function markOf(kind: ListKind, number: number): string {
  return kind === "ticks" ? "- [ ] " : kind === "bullets" ? "- " : `${number}. `;
}

/** The lines of the selection that can be marked; empty ones among others stay empty. */
export function chosenLines(state: EditorState): Line[] {
  const { from, to } = state.selection.main;
  const lines: Line[] = [];
  for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
    if (!blockAt(state, line) && !isRule(line.text)) lines.push(line);
    if (line.to >= to) break;
  }
  const inked = lines.filter((line) => line.text.trim());
  return inked.length ? inked : lines.slice(0, 1);
}

function countBefore(state: EditorState, line: Line, kind: ListKind): number {
  for (let number = line.number - 1; number > 0; number--) {
    const above = state.doc.line(number).text;
    if (!above.trim()) continue;
    const prefix = prefixOf(above);
    return kind === "numbers" && listKind(prefix) === kind ? (numberOf(prefix) ?? 0) : 0;
  }
  return 0;
}

/** A line that is no item any more would still belong to the item above it, were there no empty line between them. */
function partFromLists(state: EditorState, first: Line, last: Line): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  if (textAt(state, first.number - 1).trim() && !prefixOf(textAt(state, first.number - 1)).heading) changes.push({ from: first.from, insert: "\n" });
  if (prefixOf(textAt(state, last.number + 1)).mark) changes.push({ from: last.to + 1, insert: "\n" });
  return changes;
}

/** A new item joins the list of its kind beside it; under a plain text it keeps an empty line, without which an empty item is none. */
function joinLists(state: EditorState, first: Line, last: Line, kind: ListKind): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  const above = textAt(state, first.number - 1);
  const same = (text: string): boolean => listKind(prefixOf(text)) === kind;
  if (above.trim() && !prefixOf(above).mark && !prefixOf(above).heading && !prefixOf(above).indent) changes.push({ from: first.from, insert: "\n" });
  if (first.number > 2 && !above.trim() && same(textAt(state, first.number - 2))) changes.push({ from: first.from - 1 - above.length, to: first.from });
  if (last.number < state.doc.lines - 1 && !textAt(state, last.number + 1).trim() && same(textAt(state, last.number + 2))) changes.push({ from: last.to, to: last.to + 1 + textAt(state, last.number + 1).length });
  return changes;
}

function textAt(state: EditorState, number: number): string {
  return number > 0 && number <= state.doc.lines ? state.doc.line(number).text : "";
}
