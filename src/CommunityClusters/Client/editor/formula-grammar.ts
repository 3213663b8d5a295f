import type { BlockContext, InlineContext, Line, MarkdownConfig } from "@lezer/markdown";

const dollar = 36;
const backslash = 92;
const wordy = /[\p{L}\p{N}]/u;

/** Formulas as the pages read them (`FormulaParser.cs`): `$…$` within a line, `$$…$$` for one that stands alone. */
export const formulas: MarkdownConfig = {
  defineNodes: [{ name: "Formula" }, { name: "FormulaMark" }, { name: "FormulaBlock", block: true }],
  parseInline: [{ name: "Formula", after: "Escape", parse: readFormula }],
  parseBlock: [{ name: "FormulaBlock", before: "Blockquote", parse: readBlock, endLeaf: (_, line) => isFence(line) }],
};

/** What stands between the dollar signs of a formula, and whether it stands alone. */
export function texOf(raw: string): { readonly tex: string; readonly alone: boolean } {
  const alone = raw.startsWith("$$");
  const lines = raw.split("\n");
  if (lines.length === 1 && raw !== "$$") return { tex: alone ? raw.slice(2, -2) : raw.slice(1, -1), alone };
  // Of a block: without its fences, and without the signs of the quotations that it stands in.
  const inner = lines.slice(1).map((line) => line.replace(/^[\s>]+/, "").trimEnd());
  if (inner.at(-1) === "$$") inner.pop();
  return { tex: inner.join("\n"), alone };
}

function readFormula(cx: InlineContext, next: number, start: number): number {
  if (next !== dollar || wordy.test(cx.slice(Math.max(cx.offset, start - 1), start))) return -1;
  const size = cx.char(start + 1) === dollar ? 2 : 1;
  const from = start + size;
  if (cx.char(from) === dollar || /^\s?$/.test(cx.slice(from, Math.min(from + 1, cx.end)))) return -1;
  for (let at = from; at < cx.end; at++) {
    if (cx.char(at) === backslash) at++;
    else if (cx.char(at) === 10) return -1;
    else if (cx.char(at) === dollar && (size === 1 || cx.char(at + 1) === dollar)) {
      const after = cx.slice(Math.min(at + size, cx.end), Math.min(at + size + 1, cx.end));
      // An amount of money is not a formula: "$5 and $10".
      if (/\s/.test(cx.slice(at - 1, at)) || wordy.test(after) || after === "$") return -1;
      return cx.addElement(cx.elt("Formula", start, at + size, [cx.elt("FormulaMark", start, from), cx.elt("FormulaMark", at, at + size)]));
    }
  }
  return -1;
}

function isFence(line: Line): boolean {
  return line.next === dollar && line.text.slice(line.pos).trimEnd() === "$$";
}

function readBlock(cx: BlockContext, line: Line): boolean {
  if (!isFence(line)) return false;
  const from = cx.lineStart + line.pos;
  const marks = [cx.elt("FormulaMark", from, from + 2)];
  // The library tells how deep a line stands only to itself; beyond its quotation or list the formula ends.
  while (cx.nextLine() && (line as unknown as { depth: number }).depth >= cx.depth) {
    if (!isFence(line)) continue;
    const at = cx.lineStart + line.pos;
    marks.push(cx.elt("FormulaMark", at, at + 2));
    cx.nextLine();
    break;
  }
  cx.addElement(cx.elt("FormulaBlock", from, cx.prevLineEnd(), marks));
  return true;
}
