import type { SyntaxNode } from "@lezer/common";
import { grammar } from "./grammar";

/** What is drawn for what is meant. Headings of a text stand below that of its section, as on the pages. */
const tags: Record<string, string> = {
  Paragraph: "p", ATXHeading1: "h3", ATXHeading2: "h4", ATXHeading3: "h5", ATXHeading4: "h6", ATXHeading5: "h6", ATXHeading6: "h6",
  BulletList: "ul", OrderedList: "ol", ListItem: "li", Task: "p", Blockquote: "blockquote", FencedCode: "pre", HorizontalRule: "hr",
  Table: "table", TableHeader: "tr", TableRow: "tr", TableCell: "td",
  StrongEmphasis: "strong", Emphasis: "em", Strikethrough: "del", InlineCode: "code", Subscript: "sub", Superscript: "sup",
};
const signs = /^(?:(?:Header|Quote|List|Emphasis|Strikethrough|Subscript|Superscript|Code|Link)Mark|CodeInfo|LinkTitle|LinkLabel|TableDelimiter)$/;
/** They hold lines, and no words of their own. */
const frames = /^(?:Document|BulletList|OrderedList|ListItem|Blockquote|Table|TableHeader|TableRow|HorizontalRule)$/;

/** A text as it reads: what stands until its editor does. Nothing in it leads anywhere or fetches anything. */
export function readable(text: string): HTMLElement {
  const whole = document.createElement("div");
  whole.className = "prose prose--lines";
  whole.dir = "auto";
  inner(whole, grammar.parse(text).topNode, text);
  return whole;
}

function inner(place: Element, node: SyntaxNode, text: string): void {
  let at = node.from;
  const say = (to: number): void => {
    if (frames.test(node.name) || to <= at) return;
    const words = text.slice(at, to);
    // Behind the sign of a heading stands a space.
    place.append(place.hasChildNodes() ? words : words.trimStart());
  };
  for (let child = node.firstChild; child; child = child.nextSibling) {
    say(child.from);
    put(place, child, text);
    at = child.to;
  }
  say(node.to);
}

function put(place: Element, node: SyntaxNode, text: string): void {
  const { name, from, to } = node;
  if (signs.test(name)) return;
  if (name === "URL" && node.parent && /^(?:Link|Image|LinkReference)$/.test(node.parent.name)) return;
  if (name === "TaskMarker") return place.append(/x/i.test(text.slice(from, to)) ? "☑ " : "☐ ");
  if (name === "Escape") return place.append(text.slice(from + 1, to));
  if (name === "HardBreak") return place.append("\n");
  if (name === "Formula" || name === "FormulaBlock") return place.append(text.slice(from, to).replace(/^\s*\$+\s*|\s*\$+\s*$/g, ""));
  const tag = tags[name];
  const made = tag ? document.createElement(tag) : place;
  if (tag === "ol") made.setAttribute("start", String(parseInt(text.slice(from, from + 9), 10)));
  inner(made, node, text);
  if (made !== place) place.append(made);
}
