import type { Block, Words } from "../../Client/brought/blocks";
import { headingText, markdownOf, type SayPicture } from "../../Client/brought/markdown";
import { Mark } from "../../Client/editor/inline";
import { kindNamed } from "./kind-names";
import type { Kind } from "./shape";

/** A section of a plan that was written elsewhere. */
export interface BroughtSection {
  readonly kind: Kind;
  /** Its own name; empty where its kind says it. */
  readonly name: string;
  /** 0 where none are said. */
  readonly minutes: number;
  readonly blocks: readonly Block[];
}

/** A plan as it can be made from a text that was written elsewhere. */
export interface BroughtPlan {
  readonly topic: string;
  readonly sections: readonly BroughtSection[];
}

type Heading = Extract<Block, { kind: "heading" }>;
type Table = Extract<Block, { kind: "table" }>;

const longestName = 100;
const longestHeading = 80;
/** The most sections of a plan; what goes beyond stands in the last, under its headings. */
const most = 60;

/**
 * The topic and sections of a text: by its headings, by lines that stand alone in strong letters, or by a table with the sections' names before their words.
 * @param name what it is called where it has no title, as the file is
 */
export function planOf(blocks: readonly Block[], name = ""): BroughtPlan {
  const parts = withHeadings(blocks.flatMap(unfolded));
  const first = parts[0];
  const isTitle = first?.kind === "heading" && !kindNamed(nameOf(first).name);
  const rest = isTitle ? parts.slice(1) : parts;
  const level = Math.min(...rest.map((part) => (part.kind === "heading" ? part.level : 7)));
  const sections: { heading: Heading | null; blocks: Block[] }[] = [{ heading: null, blocks: [] }];
  for (const part of rest) {
    if (part.kind === "heading" && part.level === level && sections.length < most) sections.push({ heading: part, blocks: [] });
    else sections.at(-1)!.blocks.push(part.kind === "heading" ? { ...part, level: Math.max(1, part.level - level) } : part);
  }
  return {
    topic: (isTitle ? headingText(first) : name.replace(/\.[a-z]{1,4}$/i, "").replace(/[_\s]+/g, " ").trim()).slice(0, 200),
    sections: sections.filter(({ heading, blocks: own }) => heading || own.length).map(({ heading, blocks: own }) => ({ ...(heading ? named(nameOf(heading)) : { kind: "other", name: "", minutes: 0 }), blocks: own })),
  };
}

/** The Markdown of a section. */
export function textOf(section: BroughtSection, picture?: SayPicture): string {
  return markdownOf(section.blocks, picture);
}

function named({ name, minutes }: { name: string; minutes: number }): Omit<BroughtSection, "blocks"> {
  const kind = kindNamed(name);
  return { kind: kind?.kind ?? "other", name: kind?.isExact ? "" : name.slice(0, longestName), minutes };
}

/** "Introduction (10 min)" says a name and minutes. */
function nameOf(heading: Heading): { name: string; minutes: number } {
  const text = heading.lines.map(plain).join(" ");
  const said = /[\s([,:–-]*(\d{1,3})\s*(?:min(?:ute)?s?|imizuzu|منٹ)[\s)\].]*$/iu.exec(text);
  return { name: (said ? text.slice(0, said.index) : text).replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,4}[.)])\s+/i, "").replace(/[\s:.]+$/, "").trim(), minutes: said ? Number(said[1]) : 0 };
}

function plain(line: Words): string {
  return line.map((unit) => unit.raw).join("");
}

/** Who did not use headings, but perhaps for the title, wrote strong lines. */
function withHeadings(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some((block, i) => block.kind === "heading" && (i > 0 || block.level > 1))) return blocks;
  return blocks.map((block) => (isStrongLine(block) ? { kind: "heading", level: 2, lines: block.lines } : block));
}

function isStrongLine(block: Block): block is Extract<Block, { kind: "words" }> {
  if (block.kind !== "words" || block.lines.length !== 1) return false;
  const letters = block.lines[0]!.filter((unit) => unit.raw.trim());
  return letters.length <= longestHeading && letters.every((unit) => unit.marks & Mark.strong || /[\p{P}\s\d]/u.test(unit.raw)) && letters.some((unit) => unit.marks & Mark.strong);
}

/** A form with the sections' names in its first column is taken apart into sections. */
function unfolded(block: Block): readonly Block[] {
  return block.kind === "table" && isForm(block) ? block.rows.flatMap(([name = []], row) => [
    ...(plain(name).trim() ? [{ kind: "heading", level: 2, lines: [name] } as const] : []),
    // Headings within a cell are below the name of its row.
    ...block.cells[row]!.slice(1).flat().map((part) => (part.kind === "heading" ? { ...part, level: Math.min(6, part.level + 2) } : part)),
  ]) : [block];
}

function isForm({ rows }: Table): boolean {
  return Math.max(...rows.map((row) => row.length)) === 2 && rows.filter(([name = []]) => kindNamed(nameOf({ kind: "heading", level: 1, lines: [name] }).name)).length >= 2;
}
