import { type Block, tableOf, trimmedLines, type Words } from "../brought/blocks";
import type { ItemStyle } from "../brought/word-processors";
import { type Around, readParagraph } from "./paragraph";
import { first, nameOf, said, within } from "./xml";

const passed = new Set(["sdtContent", "ins", "moveTo", "customXml", "Choice"]);
/** A table in a table in a table … only holds things in their place. */
const mostColumns = 60;

/** What stands in the body of a file, part by part. */
export function blocksIn(body: Element, around: Around): Block[] {
  return within(body).flatMap((part) => {
    const name = nameOf(part);
    if (name === "p") return paragraph(part, around);
    if (name === "tbl") return table(part, around);
    if (name === "sdt") return blocksIn(first(part, "sdtContent") ?? part, around);
    if (name === "AlternateContent") return blocksIn(first(part, "Choice") ?? part, around);
    return passed.has(name) ? blocksIn(part, around) : [];
  });
}

function paragraph(element: Element, around: Around): Block[] {
  const properties = first(element, "pPr");
  const { heading, look, numbering } = around.styles.paragraph(properties);
  const read = readParagraph(element, look, around);
  const lines = trimmedLines(read.lines.map((line) => [...line]));
  const item = heading ? null : itemOf(numbering, lines, around);
  const words: Block[] = !lines.length ? [] : heading ? [{ kind: "heading", level: heading, lines }] : item ? [item] : [{ kind: "words", lines }];
  return [...words, ...read.pictures, ...read.boxes.flatMap((box) => blocksIn(box, around))];
}

function itemOf(numbering: Element | undefined, lines: readonly Words[], around: Around): Block | null {
  const { level, format } = around.styles.format(numbering);
  const box = /^[☐☑☒]$/.exec(lines[0]?.[0]?.raw ?? "")?.[0];
  if (!format && !box) return null;
  const style: ItemStyle = { level, ordered: format !== "bullet" && !box, done: box ? box !== "☐" : null };
  return { kind: "item", style, lines: box ? trimmedLines([lines[0]!.slice(1) as never, ...lines.slice(1) as never]) : lines };
}

function table(element: Element, around: Around): Block[] {
  const rows = within(element).flatMap((part) => (nameOf(part) === "tr" ? [part] : within(first(part, "sdtContent"), "tr"))).filter((row) => !first(row, "trPr", "del"));
  const cells = rows.map((row) => rowOf(row, around));
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width <= 1) return cells.flat(2);
  return [tableOf(cells.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? [])))];
}

/** Where a cell reaches over several its words stand in the first. */
function rowOf(row: Element, around: Around): Block[][] {
  const cells = within(row).flatMap((part) => (nameOf(part) === "tc" ? [part] : within(first(part, "sdtContent"), "tc")));
  return cells.flatMap((cell) => {
    const properties = first(cell, "tcPr");
    const above = first(properties, "vMerge");
    const goesOn = above !== undefined && said(above) !== "restart";
    const span = Math.min(mostColumns, Math.max(1, Number(said(first(properties, "gridSpan"))) || 1));
    return [goesOn ? [] : blocksIn(cell, around), ...Array.from({ length: span - 1 }, () => [])];
  }).slice(0, mostColumns);
}

/** The words of a note at the foot of a page, in one line. */
export function noteIn(note: Element | undefined): string {
  if (!note) return "";
  return (note.textContent ?? "").replace(/\s+/g, " ").trim();
}
