import { syntaxTree } from "@codemirror/language";
import { type EditorState, type TransactionSpec } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import { texOf } from "./formula-grammar";
import { asMeant } from "./state";
import { addressOf } from "./web-address";

export { addressOf } from "./web-address";

/** A link, a formula or a picture that the cursor stands in or at. */
export interface Found {
  readonly kind: "link" | "formula" | "picture";
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** The address of a link or a picture, the TeX of a formula. */
  readonly value: string;
  /** Of a formula: whether it stands alone. */
  readonly alone?: boolean;
}

/** What a picture's signs say. */
export function pictureOf(state: EditorState, node: SyntaxNode): Found {
  const [open, close] = node.getChildren("LinkMark");
  const url = node.getChild("URL");
  const words = open && close ? state.sliceDoc(open.to, close.from).replace(/\\([[\]\\])/g, "$1") : "";
  return { kind: "picture", from: node.from, to: node.to, words, value: url ? state.sliceDoc(url.from, url.to) : "" };
}

/** The link, formula or picture there, if any. */
export function foundAt(state: EditorState, at: number): Found | null {
  const tree = syntaxTree(state);
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(at, side); node; node = node.parent) {
      const text = state.sliceDoc(node.from, node.to);
      if (node.name === "Formula") {
        const { tex, alone } = texOf(text);
        return { kind: "formula", from: node.from, to: node.to, words: "", value: tex, alone };
      }
      if (node.name === "Image") return pictureOf(state, node);
      const url = node.name === "Link" || node.name === "Autolink" ? node.getChild("URL") : node.name === "URL" ? node : null;
      if (!url || (node.name === "URL" && /^(Link|Image|Autolink|LinkReference)$/.test(node.parent?.name ?? ""))) continue;
      const address = state.sliceDoc(url.from, url.to);
      const close = node.getChildren("LinkMark")[1];
      const words = node.name === "Link" && close ? state.sliceDoc(node.from + 1, close.from) : address;
      return { kind: "link", from: node.from, to: node.to, words, value: addressOf(address) ?? "" };
    }
  }
  return null;
}

/** Puts a link there in place of what is there. */
export function putLink(from: number, to: number, words: string, address: string): TransactionSpec {
  const text = words.trim() || address.replace(/^(https?:\/\/|mailto:|tel:)/, "");
  return put(from, to, `[${text.replace(/\s*\n\s*/g, " ").replace(/\\?([[\]])/g, "\\$1")}](${address})`);
}

/** Says in other words what a picture shows. */
export function putPictureWords(from: number, to: number, words: string, address: string): TransactionSpec {
  return put(from, to, `![${words.replace(/\s+/g, " ").trim().replace(/[\\[\]]/g, "\\$&")}](${address})`);
}

/** Puts a formula there in place of what is there. */
export function putFormula(from: number, to: number, typed: string, alone = false): TransactionSpec {
  const signs = alone ? "$$" : "$";
  return put(from, to, `${signs}${cleanTex(typed)}${signs}`);
}

/** What was typed as a formula, so that it is one: without the dollar signs around it, and with none that would end it. */
export function cleanTex(typed: string): string {
  const tex = typed.replace(/\s*\n\s*/g, " ").replace(/^[\s$]+/, "").trimEnd();
  const pieces = tex.match(/\\[^]|[^\\]/g) ?? [];
  while (pieces.length && /^[\s$]$/.test(pieces.at(-1)!)) pieces.pop();
  return pieces.map((piece) => (piece === "$" ? "\\$" : piece)).join("");
}

/** Takes a link away and leaves its words; a formula goes as a whole. */
export function takeAway(found: Found): TransactionSpec {
  return put(found.from, found.to, found.kind === "link" ? found.words : "");
}

function put(from: number, to: number, insert: string): TransactionSpec {
  return { changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.format", annotations: asMeant.of(true), scrollIntoView: true };
}
