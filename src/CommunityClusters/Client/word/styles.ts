import { type Look, plainLook } from "../brought/marked";
import { Mark } from "../editor/mark";
import { first, isOn, said, within } from "./xml";

/** What a style of paragraphs says of them. */
export interface ParagraphStyle {
  /** The level of a heading, 1 to 6, or 0 for what is none. */
  readonly heading: number;
  readonly look: Look;
  /** Where it is told that its paragraphs are numbered. */
  readonly numbering: Element | undefined;
}

const marks = { b: Mark.strong, i: Mark.em, strike: Mark.strike, dstrike: Mark.strike } as const;
/** Styles build on each other; a circle of them must not turn for ever. */
const deepest = 12;

/** How letters look whose properties are these, within others. */
export function lookOf(properties: Element | undefined, look: Look): Look {
  let all = look.marks;
  for (const [name, mark] of Object.entries(marks)) {
    const element = first(properties, name);
    if (element) all = isOn(element) ? all | mark : all & ~mark;
  }
  const raised = said(first(properties, "vertAlign"));
  const sign = raised === "superscript" ? "^" : raised === "subscript" ? "~" : "";
  return { marks: all, group: look.group ?? (sign ? { kind: sign === "^" ? "Superscript" : "Subscript", open: sign, close: sign } : null) };
}

/** The styles of a file, and how its lists are numbered. */
export class Styles {
  readonly #styles = new Map<string, Element>();
  readonly #formats = new Map<string, string[]>();
  #plain = "";

  constructor(styles: Element | undefined, numbering: Element | undefined) {
    for (const style of within(styles, "style")) {
      this.#styles.set(said(style, "styleId"), style);
      if (said(style, "type") === "paragraph" && /^(?:1|true|on)$/.test(said(style, "default"))) this.#plain = said(style, "styleId");
    }
    const abstract = new Map(within(numbering, "abstractNum").map((list) => [said(list, "abstractNumId"), within(list, "lvl").map((level) => said(first(level, "numFmt")))]));
    for (const list of within(numbering, "num")) this.#formats.set(said(list, "numId"), abstract.get(said(first(list, "abstractNumId"))) ?? []);
  }

  paragraph(properties: Element | undefined): ParagraphStyle {
    const chain = this.#chain(said(first(properties, "pStyle")) || this.#plain);
    const heading = chain.map((style) => headingOf(style)).find((level) => level > 0) ?? outline(properties);
    const look = chain.reduceRight((above, style) => lookOf(first(style, "rPr"), above), plainLook);
    const numbering = [properties, ...chain.map((style) => first(style, "pPr"))].map((one) => first(one, "numPr")).find((one) => one !== undefined);
    // That a heading is strong goes without saying.
    return { heading, look: heading ? plainLook : look, numbering };
  }

  letters(properties: Element | undefined, look: Look): Look {
    const named = this.#chain(said(first(properties, "rStyle"))).reduceRight((above, style) => lookOf(first(style, "rPr"), above), look);
    return lookOf(properties, named);
  }

  /** How the items of a list are marked; empty where they are no items. */
  format(numbering: Element | undefined): { readonly level: number; readonly format: string } {
    const level = Math.min(8, Number(said(first(numbering, "ilvl"))) || 0);
    const format = this.#formats.get(said(first(numbering, "numId")))?.[level] ?? "";
    return { level: level + 1, format: format === "none" ? "" : format };
  }

  #chain(id: string): Element[] {
    const chain: Element[] = [];
    for (let style = this.#styles.get(id); style && chain.length < deepest; style = this.#styles.get(said(first(style, "basedOn")))) chain.push(style);
    return chain;
  }
}

function headingOf(style: Element): number {
  const name = said(first(style, "name")).toLowerCase();
  if (name === "title") return 1;
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  return level ? Math.min(6, Number(level)) : outline(first(style, "pPr"));
}

function outline(properties: Element | undefined): number {
  const level = said(first(properties, "outlineLvl"));
  return /^[0-8]$/.test(level) ? Math.min(6, Number(level) + 1) : 0;
}
