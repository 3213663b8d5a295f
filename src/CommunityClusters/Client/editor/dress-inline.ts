import type { SyntaxNodeRef } from "@lezer/common";
import type { Dresser } from "./dresser";
import { texOf } from "./formula-grammar";
import { FormulaWidget } from "./formula-widget";
import { pictureOf } from "./links";
import { PictureWidget } from "./widgets";

const classes: Record<string, string> = {
  StrongEmphasis: "ed-strong", Emphasis: "ed-em", Strikethrough: "ed-strike", InlineCode: "ed-code-words", Subscript: "ed-sub", Superscript: "ed-super",
};

/** Draws what stands within a line. */
export function dressInline(dresser: Dresser, node: SyntaxNodeRef): boolean | void {
  const { name, from, to } = node;
  const known = classes[name];
  if (known) return dresser.mark(from, to, known);
  switch (name) {
    case "EmphasisMark":
    case "StrikethroughMark":
    case "SubscriptMark":
    case "SuperscriptMark":
      return dresser.hide(from, to);
    case "CodeMark":
      return node.node.parent?.name === "InlineCode" ? dresser.hide(from, to) : undefined;
    case "Escape":
      return dresser.hide(from, from + 1);
    case "HardBreak":
      return dresser.state.sliceDoc(from, from + 1) === "\\" ? dresser.hide(from, from + 1) : undefined;
    case "Formula": {
      const { tex, alone } = texOf(dresser.state.sliceDoc(from, to));
      dresser.replace(from, to, new FormulaWidget(tex, alone));
      return false;
    }
    case "Image": {
      const { words, value } = pictureOf(dresser.state, node.node);
      dresser.replace(from, to, new PictureWidget(words, value));
      return false;
    }
    case "Link":
    case "Autolink":
      return dressLink(dresser, node);
    case "URL":
      return node.node.parent && /^(Link|Image|Autolink|LinkReference)$/.test(node.node.parent.name) ? undefined : dresser.mark(from, to, "ed-link");
  }
}

function dressLink(dresser: Dresser, node: SyntaxNodeRef): void {
  const signs = node.node.getChildren("LinkMark");
  const first = signs[0];
  const last = node.name === "Autolink" ? signs[1] : signs[1];
  // Brackets without an address are only brackets.
  if (!first || !last || !node.node.getChild("URL")) return;
  dresser.mark(first.to, last.from, "ed-link");
  dresser.hide(node.from, first.to);
  dresser.hide(last.from, node.to);
}
