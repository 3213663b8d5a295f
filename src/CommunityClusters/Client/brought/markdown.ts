import { Mark } from "../editor/inline";
import { isRule, prefixOf } from "../editor/lines";
import { writeTable } from "../editor/table-text";
import { writeInline } from "../editor/write-inline";
import { type Block, picturesIn, type Words } from "./blocks";

/** What a text says of a picture, by its source; nothing where it could not be taken. */
export type SayPicture = (source: string, words: string) => string;

/** A text that was written elsewhere, as the Markdown that the editor shows in the same way. */
export function markdownOf(blocks: readonly Block[], picture: SayPicture = () => ""): string {
  let text = "";
  const indents: number[] = [];
  const counts: number[] = [];
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (block.kind !== "item") indents.length = counts.length = 0;
    const part = block.kind === "item" ? itemText(block, indents, counts) : textOf(block, picture);
    if (part) text += (text ? (block.kind === "item" && before?.kind === "item" ? "\n" : "\n\n") : "") + part;
  });
  return text;
}

/** The only line of a text that is but words, for a place within a line; null where it is more. */
export function onlyLine(blocks: readonly Block[]): string | null {
  const [block] = blocks;
  return blocks.length === 1 && block?.kind === "words" && block.lines.length === 1 ? written(block.lines[0]!) : null;
}

/** Whether it says more than its bare letters do. */
export function isRich(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind !== "words" || block.lines.some((line) => line.some((unit) => unit.marks || unit.group)));
}

/** The words of a heading in one line; that they are strong goes without saying. */
export function headingText({ lines }: { readonly lines: readonly Words[] }): string {
  return lines.map((line) => written(line.map((unit) => ({ ...unit, marks: unit.marks & ~Mark.strong })))).join(" ");
}

function textOf(block: Exclude<Block, { kind: "item" }>, picture: SayPicture): string {
  switch (block.kind) {
    case "words":
      return block.lines.map(lineText).join("\n");
    case "heading":
      return `${"#".repeat(block.level)} ${headingText(block)}`;
    case "table":
      // Cells hold words; their pictures follow them.
      return [
        writeTable(block.rows.map((row) => row.map((cell) => written(cell).replace(/\\?\|/g, "\\|")))),
        ...picturesIn([block]).map(({ source, words }) => picture(source, words)),
      ].filter((part) => part).join("\n\n");
    case "picture":
      return picture(block.source, block.words);
  }
}

function itemText({ style, lines }: Extract<Block, { kind: "item" }>, indents: number[], counts: number[]): string {
  // Who begins a list with an inner level means the outer one.
  const level = Math.min(style.level, indents.length + 1) - 1;
  indents.length = Math.min(indents.length, level + 1);
  counts.length = Math.min(counts.length, level + 1);
  const indent = level ? indents[level - 1]! : 0;
  counts[level] = style.ordered ? (counts[level] ?? 0) + 1 : 0;
  const mark = style.ordered ? `${counts[level]}. ` : "- ";
  indents[level] = indent + mark.length;
  const box = style.done === null ? "" : style.done ? "[x] " : "[ ] ";
  return " ".repeat(indent) + mark + box + lines.map(lineText).join(`\n${" ".repeat(indents[level]!)}`);
}

/** Words that look like the beginning of a heading or a list are words. */
function lineText(line: Words): string {
  const text = written(line);
  if (text.trim() === "$$") return "\\$\\$";
  if (!isRule(text) && !prefixOf(text).length && !/^(```|~~~)/.test(text)) return text;
  return text.replace(/^(\d{1,9})(?=[.)])/, "$1\\").replace(/^(?=[-+*#>_`~])/, "\\");
}

function written(line: Words): string {
  const made = writeInline([...line], true);
  return made ? made.units.map((unit, i) => made.gaps[i] + unit.raw).join("") + made.gaps.at(-1)! : line.map((unit) => unit.raw).join("");
}
