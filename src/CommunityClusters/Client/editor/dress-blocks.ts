import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import type { Dresser } from "./dresser";
import { dressFormulaBlock } from "./dress-formula";
import { isDelimiter } from "./lines";
import { cellsOf } from "./table-text";
import { BulletWidget, TickWidget } from "./widgets";

/** Draws blocks. @returns undefined for what stands within a line; true goes on to what is inside, false does not */
export function dressBlock(dresser: Dresser, node: SyntaxNodeRef, from: number, to: number): boolean | undefined {
  const { state } = dresser;
  const start = Math.max(node.from, from);
  const end = Math.min(node.to, to);
  const heading = /^ATXHeading(\d)$/.exec(node.name)?.[1];
  if (heading) {
    dresser.line(node.from, `ed-heading ed-heading-${heading}`, { role: "heading", "aria-level": heading });
    return true;
  }
  switch (node.name) {
    case "HeaderMark": {
      const isFirst = node.from === node.node.parent?.from;
      dresser.hide(isFirst ? node.from : node.from - spacesBefore(dresser, node.from), isFirst ? withSpaces(dresser, node.to) : node.to);
      return false;
    }
    case "Blockquote":
      dresser.linesOf(start, end, () => "ed-quote");
      return true;
    case "QuoteMark":
      dresser.hide(state.doc.lineAt(node.from).from === node.from ? node.from : node.from - spacesBefore(dresser, node.from), Math.min(node.to + 1, withSpaces(dresser, node.to)));
      return false;
    case "ListItem":
      dressItem(dresser, node.node, start, end);
      return true;
    case "ListMark":
    case "TaskMarker":
      return false;
    case "FencedCode":
      dresser.linesOf(node.from, node.to, () => "ed-code");
      for (const child of ["CodeMark", "CodeInfo"].flatMap((name) => node.node.getChildren(name))) dresser.hide(child.from, child.to);
      return false;
    case "FormulaBlock":
      dressFormulaBlock(dresser, node);
      return false;
    case "HorizontalRule":
      dresser.line(node.from, "ed-rule");
      dresser.hide(node.from, node.to);
      return false;
    case "Table":
      if (dresser.signs) dresser.linesOf(start, end, () => "ed-code");
      else dressTable(dresser, node.node, start, end);
      return true;
    case "TableDelimiter":
      return false;
  }
  return undefined;
}

function dressItem(dresser: Dresser, item: SyntaxNode, from: number, to: number): void {
  const { doc } = dresser.state;
  let depth = 0;
  for (let parent = item.parent; parent; parent = parent.parent) if (parent.name.endsWith("List")) depth++;
  // Lines of an inner list stand farther in, and say so themselves.
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    const inner = innermost(item, line.from + Math.max(0, line.text.search(/[^\s>]/)));
    if (inner && line.text.trim()) {
      dresser.line(line.from, `ed-item ed-depth-${Math.min(depth, 6)}`);
      const indent = /^[ \t]*/.exec(line.text)![0].length;
      if (indent) dresser.hide(line.from, line.from + indent);
    }
    if (line.to >= to || line.number === doc.lines) break;
  }
  const mark = item.getChild("ListMark");
  if (!mark || mark.from < doc.lineAt(from).from) return;
  const task = item.getChild("Task")?.getChild("TaskMarker");
  if (task) {
    const ticked = /x/i.test(dresser.state.sliceDoc(task.from, task.to));
    dresser.line(mark.from, `ed-tick-line${ticked ? " ed-ticked" : ""}`);
    dresser.replace(mark.from, withSpaces(dresser, task.to), new TickWidget(ticked, dresser.state.readOnly));
  } else dresser.replace(mark.from, withSpaces(dresser, mark.to), new BulletWidget(bulletOf(dresser, item, mark)));
}

function innermost(item: SyntaxNode, at: number): boolean {
  let node: SyntaxNode | null = item.resolve(at, 1);
  while (node && node.name !== "ListItem") node = node.parent;
  return !node || node.from === item.from;
}

/** Numbers are counted, not read: two who add an item at once then still see 1, 2, 3. */
function bulletOf(dresser: Dresser, item: SyntaxNode, mark: SyntaxNode): string {
  const list = item.parent;
  if (list?.name !== "OrderedList") return "•";
  let numbers = dresser.numbers.get(list.from);
  if (!numbers) {
    dresser.numbers.set(list.from, (numbers = new Map()));
    let number = NaN;
    for (let other = list.firstChild; other; other = other.nextSibling) {
      if (other.name !== "ListItem") continue;
      number = Number.isNaN(number) ? parseInt(dresser.state.sliceDoc(other.from, other.from + 9), 10) : number + 1;
      numbers.set(other.from, number);
    }
  }
  return `${numbers.get(item.from) ?? dresser.state.sliceDoc(mark.from, mark.to - 1)}.`;
}

function dressTable(dresser: Dresser, table: SyntaxNode, from: number, to: number): void {
  const { doc } = dresser.state;
  const columns = cellsOf(doc.lineAt(table.from).text).length;
  if (columns > 3) dresser.scroll(table.from, table.to);
  dresser.linesOf(from, to, (text) => (isDelimiter(text) ? "ed-table-line" : `ed-row ed-columns-${Math.min(columns, 8)}`));
  dresser.line(table.from, doc.lineAt(table.from).from >= doc.lineAt(from).from ? "ed-heads" : "ed-row");
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    if (isDelimiter(line.text)) dresser.hide(line.from, line.to);
    else for (const [column, cell] of cellsOf(line.text).entries()) {
      // Two alike that touch would be drawn as one.
      dresser.wrap(line.from + cell.outerFrom, line.from + cell.outerTo, column % 2 ? "ed-cell ed-cell--even" : "ed-cell");
      dresser.hide(line.from + cell.outerFrom, line.from + cell.from);
      dresser.hide(line.from + cell.to, line.from + cell.outerTo);
    }
    if (line.to >= to || line.number === doc.lines) break;
  }
}

function withSpaces(dresser: Dresser, at: number): number {
  return at + /^[ \t]*/.exec(dresser.state.sliceDoc(at, dresser.state.doc.lineAt(at).to))![0].length;
}

function spacesBefore(dresser: Dresser, at: number): number {
  return /[ \t]*$/.exec(dresser.state.sliceDoc(dresser.state.doc.lineAt(at).from, at))![0].length;
}
