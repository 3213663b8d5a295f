import type { Block, Words } from "../brought/blocks";
import { type Look, unitsOf } from "../brought/marked";
import type { Unit } from "../editor/inline";
import { addressOf } from "../editor/web-address";
import { texOf } from "./formula";
import type { Styles } from "./styles";
import { deep, first, isOn, nameOf, said, within } from "./xml";

/** What is asked of the rest of the file while a paragraph is read. */
export interface Around {
  readonly styles: Styles;
  /** Where a reference of the file leads. */
  target(id: string): string;
  /** The words of a footnote. */
  note(kind: string, id: string): string;
}

/** What stands in a paragraph. */
export interface Read {
  readonly lines: Words[];
  readonly pictures: Block[];
  /** Boxes of text that are fastened to it. */
  readonly boxes: Element[];
}

const passed = new Set(["ins", "smartTag", "sdtContent", "fldSimple", "moveTo", "customXml", "dir", "bdo", "Choice"]);

/** What a paragraph says, letter by letter. */
export function readParagraph(paragraph: Element, look: Look, around: Around): Read {
  const lines: Unit[][] = [[]];
  const read: Read = { lines, pictures: [], boxes: [] };
  inside(paragraph, look);
  return read;

  function inside(element: Element, look: Look): void {
    for (const part of within(element)) one(part, look);
  }

  function one(part: Element, look: Look): void {
    const name = nameOf(part);
    if (name === "r") run(part, look);
    else if (name === "hyperlink") inside(part, linked(part, look));
    else if (name === "oMath") formula(part, false);
    else if (name === "oMathPara") for (const alone of within(part, "oMath")) formula(alone, true);
    else if (name === "sdt") inside(first(part, "sdtContent") ?? part, look);
    else if (name === "AlternateContent") one(first(part, "Choice") ?? first(part, "Fallback") ?? part, look);
    else if (passed.has(name) || name === "Fallback") inside(part, look);
  }

  function run(element: Element, look: Look): void {
    const properties = first(element, "rPr");
    if (isOn(first(properties, "vanish"))) return;
    const own = around.styles.letters(properties, look);
    for (const part of within(element)) piece(part, own);
  }

  function piece(part: Element, look: Look): void {
    switch (nameOf(part)) {
      case "t":
        return text(part.textContent ?? "", look);
      case "tab":
      case "ptab":
        return text(" ", look);
      case "noBreakHyphen":
        return text("-", look);
      case "cr":
      case "br":
        if (!/^(?:page|column)$/.test(said(part, "type"))) lines.push([]);
        return;
      case "sym":
        return text(symbol(said(part, "char")), look);
      case "footnoteReference":
      case "endnoteReference":
        return text(` (${around.note(nameOf(part), said(part, "id"))})`.replace(" ()", ""), look);
      case "drawing":
      case "pict":
      case "object":
        return drawn(part);
      case "AlternateContent":
        for (const inner of within(first(part, "Choice") ?? first(part, "Fallback"))) piece(inner, look);
    }
  }

  function text(words: string, look: Look): void {
    const line = lines.at(-1)!;
    const letters = words.replace(/[\s\u00a0]+/g, " ").replace(/[\u200b\ufeff\u00ad]/g, "");
    const seen = /^\$.+\$$/.test(line.at(-1)?.raw ?? "") && /^[\p{L}\p{N}]/u.test(letters) ? ` ${letters}` : letters;
    for (const unit of unitsOf(line.at(-1)?.raw === " " ? seen.trimStart() : seen, look)) line.push(unit);
  }

  function drawn(part: Element): void {
    read.boxes.push(...deep(part, "txbxContent"));
    const words = said(deep(part, "docPr")[0], "descr") || said(deep(part, "shape")[0], "alt");
    for (const picture of [...deep(part, "blip").map((blip) => said(blip, "embed")), ...deep(part, "imagedata").map((data) => said(data, "id"))]) {
      if (picture) read.pictures.push({ kind: "picture", source: around.target(picture), words: words.replace(/\s+/g, " ").trim() });
    }
  }

  function formula(element: Element, alone: boolean): void {
    const tex = texOf(element);
    if (!tex) return;
    const line = lines.at(-1)!;
    // A dollar sign that stands against a letter is money.
    if (/[\p{L}\p{N}]/u.test(line.at(-1)?.raw ?? "")) line.push(...unitsOf(" ", look));
    const signs = alone ? "$$" : "$";
    line.push({ raw: signs + tex + signs, from: 0, to: 0, marks: 0, group: null });
  }

  function linked(element: Element, look: Look): Look {
    const address = addressOf(around.target(said(element, "id")));
    return address ? { ...look, group: { kind: "Link", open: "[", close: `](${address})` } } : look;
  }
}

/** Signs of Word's own fonts stand where no letters are; only boxes to tick mean something. */
function symbol(code: string): string {
  const number = Number.parseInt(code, 16);
  if (!(number >= 0xf000 && number <= 0xf0ff)) return number > 0x1f ? String.fromCodePoint(Math.min(number, 0x10ffff)) : "";
  return ({ 0xf0fe: "☑", 0xf0a8: "☐", 0xf06f: "☐", 0xf0a7: "", 0xf0e0: "→", 0xf0b0: "°", 0xf0b1: "±", 0xf0b4: "×" } as Record<number, string>)[number] ?? "";
}
