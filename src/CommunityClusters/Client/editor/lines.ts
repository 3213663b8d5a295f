import { syntaxTree } from "@codemirror/language";
import type { EditorState, Line } from "@codemirror/state";
import { cellsOf, columnAt } from "./table-text";

/** What stands before the words of a line, piece by piece as it is written. */
export interface Prefix {
  readonly quote: string;
  readonly indent: string;
  /** `-` or `1.`; empty where the line begins no list item. */
  readonly mark: string;
  readonly gap: string;
  /** `[ ]` or `[x]`. */
  readonly task: string;
  readonly heading: string;
  readonly length: number;
}

const shape = /^((?:[ \t]*>[ \t]?)*)([ \t]*)(?:([-*+]|\d{1,9}[.)])([ \t]+|$)(?:(\[[ xX]\])([ \t]+|$))?)?(?:(#{1,6})([ \t]+|$))?/;
const rule = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** What stands before the words of a line. */
export function prefixOf(text: string): Prefix {
  if (isRule(text)) return { quote: "", indent: "", mark: "", gap: "", task: "", heading: "", length: 0 };
  const [all, quote = "", indent = "", mark = "", gap = "", task = "", taskGap = "", heading = ""] = shape.exec(text)!;
  return { quote, indent, mark, gap: gap + taskGap, task, heading, length: all.length };
}

/** How much of what stands before the words of a line is hidden, as it is drawn: a number after a text begins no list. */
export function hiddenBefore(state: EditorState, line: Line): number {
  const { length, quote, indent } = prefixOf(line.text);
  const at = line.from + (quote.length + indent.length < length ? quote.length + indent.length : Math.max(0, quote.trimEnd().length - 1));
  return /Mark$/.test(syntaxTree(state).resolveInner(at, 1).name) ? length : 0;
}

/** Whether the line is one that parts the text. */
export function isRule(text: string): boolean {
  return rule.test(text);
}

/** The number of a list item, or null. */
export function numberOf(prefix: Prefix): number | null {
  return /^\d/.test(prefix.mark) ? parseInt(prefix.mark, 10) : null;
}

/** The name of the block that a line stands in and whose words are not rich text, or which is a table. */
export function blockAt(state: EditorState, line: Line): "code" | "formula" | "table" | null {
  for (let node: ReturnType<typeof tree.resolveInner> | null, tree = syntaxTree(state), at = tree.resolveInner(Math.min(line.from + firstInk(line.text), line.to), 1); (node = at); ) {
    if (node.name === "FencedCode") return "code";
    if (node.name === "FormulaBlock") return "formula";
    if (node.name === "Table") return "table";
    if (!node.parent) return null;
    at = node.parent;
  }
  return null;
}

/** The parts of a line that are rich text: its words, or the cells of a table's row. */
export function wordsOf(state: EditorState, line: Line): { from: number; to: number }[] {
  const block = blockAt(state, line);
  if (block === "table") return isDelimiter(line.text) ? [] : cellsOf(line.text).map((cell) => ({ from: line.from + cell.from, to: line.from + cell.to }));
  return block || isRule(line.text) ? [] : [{ from: line.from + prefixOf(line.text).length, to: line.to }];
}

/** The part of a line's rich text that a place stands in; in a table its cell, with the room up to the place. */
export function pieceAt(state: EditorState, line: Line, at: number): { from: number; to: number } | undefined {
  const pieces = wordsOf(state, line);
  if (blockAt(state, line) !== "table") return pieces.find(({ from, to }) => at >= from && at <= to) ?? pieces[0];
  const cell = pieces[columnAt(cellsOf(line.text), at - line.from)];
  return cell && { from: cell.from, to: Math.max(cell.to, at) };
}

/** Whether it is the line under a table's heads. */
export function isDelimiter(text: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(text) && text.includes("|");
}

function firstInk(text: string): number {
  return Math.max(0, text.search(/\S/));
}
