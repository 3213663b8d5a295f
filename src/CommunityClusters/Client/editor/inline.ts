import { grammar } from "./grammar";
import { Mark } from "./mark";

export { Mark } from "./mark";

/** Words that belong together under one pair of signs: a link, a piece of code, an index. */
export interface Group {
  readonly kind: string;
  readonly open: string;
  readonly close: string;
}

/** One thing that is seen in a line: a letter, or a formula, which is never taken apart. */
export interface Unit {
  raw: string;
  from: number;
  to: number;
  marks: number;
  group: Group | null;
}

interface Node {
  readonly type: number;
  readonly from: number;
  readonly to: number;
  readonly children: readonly Node[];
}

const marked: Record<string, number> = { StrongEmphasis: Mark.strong, Emphasis: Mark.em, Strikethrough: Mark.strike };
const whole = new Set(["Formula", "Image", "Entity"]);
const grouped = new Set(["InlineCode", "Subscript", "Superscript", "Autolink"]);

/** What is seen of a text within one line, each thing with its marks; the signs themselves are left out. */
export function readInline(text: string, offset = 0): Unit[] {
  const units: Unit[] = [];
  // The library declares the children of its elements only to itself.
  walk(grammar.parseInline(text, 0) as unknown as Node[], 0, text.length, 0, null);
  return units;

  function plain(from: number, to: number, marks: number, group: Group | null): void {
    for (let at = from; at < to; at++) add(at, at + 1, marks, group);
  }

  function add(from: number, to: number, marks: number, group: Group | null): void {
    units.push({ raw: text.slice(from, to), from: from + offset, to: to + offset, marks, group });
  }

  function walk(nodes: readonly Node[], from: number, to: number, marks: number, group: Group | null): void {
    let at = from;
    for (const node of nodes) {
      const name = nameOf(node);
      if (node.from < at) continue;
      plain(at, node.from, marks, group);
      at = node.to;
      if (marked[name]) walk(node.children, node.from, node.to, marks | marked[name], group);
      else if (whole.has(name) || name === "Escape") add(node.from, node.to, marks, group);
      else if (name === "Link" && node.children.some((child) => nameOf(child) === "URL")) enter(node, marks, 1);
      else if (grouped.has(name)) enter(node, marks, node.children.length - 1);
      else if (!name.endsWith("Mark")) walk(name === "Link" ? node.children.filter((c) => !nameOf(c).endsWith("Mark") && nameOf(c) !== "LinkLabel") : [], node.from, node.to, marks, group);
    }
    plain(at, to, marks, group);
  }

  function enter(node: Node, marks: number, closing: number): void {
    const signs = node.children.filter((child) => nameOf(child).endsWith("Mark"));
    const first = signs[0]!;
    const last = node.children.length > 1 ? signs[Math.min(closing, signs.length - 1)]! : first;
    const group = { kind: nameOf(node), open: text.slice(node.from, first.to), close: text.slice(last.from, node.to) };
    const inside = group.kind === "Link" ? node.children.filter((child) => child.from >= first.to && child.to <= last.from) : [];
    walk(inside, first.to, last.from, marks, group);
  }
}

function nameOf(node: Node): string {
  return grammar.nodeSet.types[node.type]!.name;
}

const space = /^\s$/u;
const sign = /^[\p{P}\p{S}]/u;
const plainSign = /^[\p{P}$+<=>^`|~]/u;

/** Whether nothing is seen of it but room. */
export function isSpace(unit: Unit): boolean {
  return space.test(unit.raw);
}

/** Whether it may count as punctuation where Markdown asks what stands beside a mark. Some readers count emoji and arrows, others do not. */
export function isSign(raw: string): boolean {
  const code = raw.charCodeAt(0);
  return sign.test(raw) || (code >= 0xd800 && code <= 0xdfff);
}

/** Whether every reader of Markdown counts it as punctuation. */
export function isPlainSign(raw: string): boolean {
  return plainSign.test(raw);
}
