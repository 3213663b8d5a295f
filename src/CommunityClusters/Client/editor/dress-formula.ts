import type { SyntaxNodeRef } from "@lezer/common";
import type { Dresser } from "./dresser";
import { texOf } from "./formula-grammar";
import { FormulaWidget } from "./formula-widget";

/** Draws a formula of several lines: its TeX is seen while one stands in it, and else only what it draws. */
export function dressFormulaBlock(dresser: Dresser, { node, from, to }: SyntaxNodeRef): void {
  const { state } = dresser;
  const { tex } = texOf(state.sliceDoc(from, to));
  const marks = node.getChildren("FormulaMark");
  const isWhole = marks.length === 2 && tex.trim() !== "";
  const { main } = state.selection;
  const isOpen = dresser.signs || !isWhole || (dresser.isWriting && main.from <= to && main.to >= from);
  dresser.hasDrawn ||= isWhole;
  if (isOpen) dresser.linesOf(from, to, () => "ed-formula-lines");
  else dresser.linesOf(from, marks[1]!.from - 1, () => "ed-formula-away");
  for (const mark of isOpen ? marks : []) dresser.hide(mark.from, mark.to);
  if (dresser.signs || !isWhole) return;
  if (isOpen) dresser.after(to, new FormulaWidget(tex, true));
  else dresser.replace(marks[1]!.from, marks[1]!.to, new FormulaWidget(tex, true));
}
