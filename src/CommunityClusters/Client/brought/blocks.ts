import type { Unit } from "../editor/inline";
import { type Look, lookWithin, plainLook, styleOf, unitsOf } from "./marked";
import { headingLevel, type ItemStyle, wordItem } from "./word-processors";

/** A line of words, each thing that is seen with its marks. */
export type Words = readonly Unit[];

/** A part of a text that was written elsewhere. */
export type Block =
  | { readonly kind: "words"; readonly lines: readonly Words[] }
  | { readonly kind: "heading"; readonly level: number; readonly lines: readonly Words[] }
  | { readonly kind: "item"; readonly style: ItemStyle; readonly lines: readonly Words[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly Words[])[]; /** What stands in each cell, part by part. */ readonly cells: readonly (readonly (readonly Block[])[])[] }
  | { readonly kind: "picture"; readonly source: string; readonly words: string };

const unseen = new Set(["STYLE", "SCRIPT", "META", "TITLE", "HEAD", "LINK", "TEMPLATE", "XML", "NOSCRIPT", "OBJECT", "IFRAME", "SVG", "INPUT", "BUTTON", "SELECT", "TEXTAREA"]);
const standsAlone = new Set(["P", "DIV", "SECTION", "ARTICLE", "MAIN", "HEADER", "FOOTER", "BLOCKQUOTE", "PRE", "UL", "OL", "LI", "DL", "DT", "DD", "TABLE", "HR", "FIGURE", "FIGCAPTION", "H1", "H2", "H3", "H4", "H5", "H6", "BODY", "HTML", "CENTER", "FORM"]);

/** What stands in a page that was copied or made from a file, part by part; how it looks is left behind, what it says is kept. */
export function blocksOf(root: Node): Block[] {
  const reading = new Reading();
  reading.read(root, plainLook, { depth: 0, ordered: false });
  reading.end();
  return reading.blocks;
}

interface Within {
  readonly depth: number;
  readonly ordered: boolean;
}

class Reading {
  readonly blocks: Block[] = [];
  private lines: Unit[][] = [[]];
  private make: (lines: readonly Words[]) => Block = words;

  read(node: Node, look: Look, within: Within): void {
    if (node.nodeType === 3) this.text(node.nodeValue ?? "", look);
    else if (node.nodeType === 1) this.element(node as Element, look, within);
    else if (node.nodeType === 9 || node.nodeType === 11) this.inside(node, look, within);
  }

  /** What was gathered is a part of its own. */
  end(): void {
    const lines = trimmedLines(this.lines);
    if (lines.length) this.blocks.push(this.make(lines));
    this.lines = [[]];
    this.make = words;
  }

  private element(element: Element, look: Look, within: Within): void {
    const tag = element.tagName.toUpperCase();
    if (unseen.has(tag) || /mso-list:\s*ignore/i.test(element.getAttribute("data-style") ?? "") || styleOf(element).display === "none") return;
    if (tag === "BR") this.lines.push([]);
    else if (tag === "HR") this.end();
    else if (tag === "IMG") this.picture(element);
    else if (tag === "TABLE") this.table(element, within);
    else if (standsAlone.has(tag)) this.alone(element, tag, look, within);
    else this.inside(element, lookWithin(element, look), within);
  }

  private alone(element: Element, tag: string, look: Look, within: Within): void {
    const item = tag === "LI" ? listItem(element, within) : wordItem(element);
    const level = headingLevel(element);
    // A paragraph within a list item is the item.
    if (!(tag === "P" && element.parentElement?.tagName === "LI" && isFirst(element))) this.end();
    if (item) this.make = (lines) => ({ kind: "item", style: item, lines });
    else if (level) this.make = (lines) => ({ kind: "heading", level, lines });
    const list = tag === "UL" || tag === "OL";
    this.inside(element, level ? plainLook : lookWithin(element, look), list ? { depth: within.depth + 1, ordered: tag === "OL" } : within);
    this.end();
  }

  private inside(node: Node, look: Look, within: Within): void {
    for (const child of node.childNodes) this.read(child, look, within);
  }

  private text(text: string, look: Look): void {
    const line = this.lines.at(-1)!;
    const seen = text.replace(/[\s\u00a0]+/g, " ").replace(/[\u200b\ufeff]/g, "");
    for (const unit of unitsOf(line.at(-1)?.raw === " " ? seen.trimStart() : seen, look)) line.push(unit);
  }

  private picture(element: Element): void {
    const source = element.getAttribute("src") ?? "";
    if (element.getAttribute("aria-roledescription") === "checkbox") return;
    if (!/^(data:image\/|blob:|https?:)/i.test(source)) return;
    const { make } = this;
    this.end();
    this.blocks.push({ kind: "picture", source, words: (element.getAttribute("alt") ?? "").replace(/\s+/g, " ").trim() });
    this.make = make;
  }

  private table(element: Element, within: Within): void {
    this.end();
    const rows = rowsOf(element);
    // A table of one column only holds things in their place.
    if (Math.max(0, ...rows.map((row) => row.length)) <= 1) for (const cell of rows.flat()) this.inside(cell.element, plainLook, within);
    else this.blocks.push(tableOf(grid(rows).map((row) => row.map((cell) => (cell ? blocksOf(cell) : [])))));
    this.end();
  }
}

function words(lines: readonly Words[]): Block {
  return { kind: "words", lines };
}

function listItem(element: Element, { depth, ordered }: Within): ItemStyle {
  const box = element.querySelector(":scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]");
  const isTask = element.getAttribute("role") === "checkbox" || box !== null;
  const level = Number(element.getAttribute("aria-level") ?? element.getAttribute("data-aria-level"));
  return { level: Math.max(1, level || depth), ordered: ordered && !isTask, done: isTask ? element.getAttribute("aria-checked") === "true" || box?.hasAttribute("checked") === true : null };
}

function isFirst(element: Element): boolean {
  for (let before = element.previousSibling; before; before = before.previousSibling) if (before.nodeName !== "INPUT" && before.textContent?.trim()) return false;
  return true;
}

interface Cell {
  readonly element: Element;
  readonly columns: number;
  readonly rows: number;
}

function rowsOf(table: Element): Cell[][] {
  const span = (cell: Element, name: string): number => Math.min(Math.max(1, Number(cell.getAttribute(name)) || 1), 100);
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table)
    .map((row) => [...row.children].filter((c) => /^T[DH]$/.test(c.tagName)).map((element) => ({ element, columns: span(element, "colspan"), rows: span(element, "rowspan") })));
}

/** The cells by row and column; where one reaches over several its words stand in the first. */
function grid(rows: Cell[][]): (Element | null)[][] {
  const made: (Element | null)[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (made[y]![x] !== undefined) x++;
      for (let down = 0; down < cell.rows && y + down < made.length; down++) {
        for (let right = 0; right < cell.columns; right++) made[y + down]![x + right] = down || right ? null : cell.element;
      }
    }
  });
  const width = Math.max(0, ...made.map((row) => row.length));
  return made.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null));
}

/** A table of what stands in its cells; as a line each says all its words. */
export function tableOf(cells: readonly (readonly (readonly Block[])[])[]): Extract<Block, { kind: "table" }> {
  return { kind: "table", rows: cells.map((row) => row.map(lineOf)), cells };
}

function lineOf(blocks: readonly Block[]): Words {
  const lines = blocks.flatMap((block) => ("lines" in block ? block.lines : block.kind === "table" ? block.rows.flat().filter((cell) => cell.length) : []));
  return lines.flatMap((line, i) => (i ? [...unitsOf(" ", plainLook), ...line] : line));
}

/** The pictures of a text, in their order, also those in tables. */
export function picturesIn(blocks: readonly Block[]): Extract<Block, { kind: "picture" }>[] {
  return blocks.flatMap((block) => (block.kind === "picture" ? [block] : block.kind === "table" ? picturesIn(block.cells.flat(2)) : []));
}

/** Without the lines at its beginning and end in which nothing stands, and each without the room around it. */
export function trimmedLines(given: readonly Unit[][]): Words[] {
  const lines = given.map(trimmed);
  while (lines.length && !lines[0]!.length) lines.shift();
  while (lines.length && !lines.at(-1)!.length) lines.pop();
  return lines;
}

function trimmed(line: Unit[]): Unit[] {
  let end = line.length;
  while (end && line[end - 1]!.raw === " ") end--;
  const start = line.slice(0, end).findIndex((unit) => unit.raw !== " ");
  return start < 0 ? [] : line.slice(start, end);
}
