import { styleOf } from "./marked";

/** How an item stands in its list. */
export interface ItemStyle {
  /** From 1, the outermost. */
  readonly level: number;
  readonly ordered: boolean;
  /** Whether it is ticked off; null where it has no box. */
  readonly done: boolean | null;
}

const numbered = /^\(?(?:\d{1,4}|[a-z]{1,2}|[ivxlcdm]{1,6})[.)]/i;

/** Whether a paragraph of Word's is an item of a list, and which: it says so by a style, and writes the bullet as words. */
export function wordItem(element: Element): ItemStyle | null {
  const list = styleOf(element)["mso-list"];
  const level = list && /level(\d+)/.exec(list)?.[1];
  if (!level) return null;
  const sign = [...element.querySelectorAll("[data-style]")].find((part) => /mso-list:\s*ignore/i.test(part.getAttribute("data-style")!))?.textContent ?? "";
  return { level: Number(level), ordered: numbered.test(sign.trim()), done: null };
}

/** The level of a heading, 1 to 6, or 0 for what is none. */
export function headingLevel(element: Element): number {
  const tag = /^H([1-6])$/.exec(element.tagName)?.[1];
  if (tag) return Number(tag);
  const asked = element.getAttribute("role") === "heading" ? element.getAttribute("aria-level") : /\bMso(?:Title|Heading(\d))\b/.exec(element.className)?.[1] ?? (/\bMsoTitle\b/.test(element.className) ? "1" : null);
  return asked ? Math.min(Math.max(1, Number(asked) || 1), 6) : 0;
}
