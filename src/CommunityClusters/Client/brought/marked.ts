import type { Group, Unit } from "../editor/inline";
import { Mark } from "../editor/mark";
import { addressOf } from "../editor/web-address";

/** How words stand in what was brought: the marks around them, and the link or index that they are in. */
export interface Look {
  readonly marks: number;
  readonly group: Group | null;
}

export const plainLook: Look = { marks: 0, group: null };

const byTag: Record<string, number> = { B: Mark.strong, STRONG: Mark.strong, I: Mark.em, EM: Mark.em, S: Mark.strike, STRIKE: Mark.strike, DEL: Mark.strike };

/** What an element adds to the look of its words. Word processors say it by a tag or by a style, and take a tag back by a style. */
export function lookWithin(element: Element, look: Look): Look {
  const style = styleOf(element);
  let marks = look.marks | (byTag[element.tagName] ?? 0);
  const weight = style["font-weight"];
  if (weight) marks = set(marks, Mark.strong, /bold/.test(weight) || Number(weight) >= 600);
  const slant = style["font-style"];
  if (slant) marks = set(marks, Mark.em, slant === "italic");
  if (/line-through/.test(style["text-decoration"] ?? style["text-decoration-line"] ?? "")) marks |= Mark.strike;
  return { marks, group: look.group ?? groupOf(element, style) };
}

function set(marks: number, mark: number, on: boolean): number {
  return on ? marks | mark : marks & ~mark;
}

function groupOf(element: Element, style: Record<string, string>): Group | null {
  const address = element.tagName === "A" ? addressOf(element.getAttribute("href") ?? "") : null;
  if (address) return { kind: "Link", open: "[", close: `](${address})` };
  if (element.tagName === "SUB" || style["vertical-align"] === "sub") return { kind: "Subscript", open: "~", close: "~" };
  if (element.tagName === "SUP" || style["vertical-align"] === "super") return { kind: "Superscript", open: "^", close: "^" };
  return null;
}

/** The styles that are written on an element itself, by name. */
export function styleOf(element: Element): Record<string, string> {
  const style: Record<string, string> = {};
  for (const part of (element.getAttribute("data-style") ?? "").split(";")) {
    const [name = "", ...value] = part.split(":");
    if (value.length) style[name.trim().toLowerCase()] = value.join(":").trim().toLowerCase();
  }
  return style;
}

/** Each letter of a text as a thing that is seen. */
export function unitsOf(text: string, look: Look): Unit[] {
  return text.split("").map((raw) => ({ raw, from: 0, to: 0, ...look }));
}
