import type { ChangeSpec, EditorState, TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Block, blocksOf } from "../brought/blocks";
import { isRich, markdownOf, onlyLine } from "../brought/markdown";
import { pageOf } from "../brought/page";
import { blockAt, prefixOf } from "./lines";
import { asMeant } from "./state";

/** The most of a page that is looked through, in characters; more is taken as plain text. */
const most = 2_000_000;

/** Headings, lists, tables and marked words come along from where they were copied. */
export const pasteRich = EditorView.domEventHandlers({
  paste(event, view) {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (view.state.readOnly || !html || html.length > most) return false;
    const spec = pasted(view.state, blocksOf(pageOf(html)));
    if (!spec) return false;
    event.preventDefault();
    view.dispatch(spec);
    return true;
  },
});

/** What a text that was copied elsewhere changes; null where its bare letters say as much, and go in as they are. */
export function pasted(state: EditorState, blocks: readonly Block[]): TransactionSpec | null {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  // Cells hold words, and code holds letters; both take the plain text.
  if (!isRich(blocks) || blockAt(state, line)) return null;
  const words = onlyLine(blocks);
  if (words !== null) return { changes: { from, to, insert: words }, selection: { anchor: from + words.length }, userEvent: "input.paste", scrollIntoView: true };
  return between(state, from, to, markdownOf(blocks));
}

function between(state: EditorState, from: number, to: number, text: string): TransactionSpec | null {
  if (!text) return null;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  // On an empty item or heading one means to go on with what is brought, not within it.
  const start = from <= first.from + prefixOf(first.text).length ? first.from : from;
  const above = start > first.from ? "\n\n" : first.number > 1 && state.doc.line(first.number - 1).text.trim() ? "\n" : "";
  const rest = state.sliceDoc(to, last.to).trim();
  const below = rest ? "\n\n" : last.number < state.doc.lines && state.doc.line(last.number + 1).text.trim() ? "\n" : "";
  const changes: ChangeSpec = { from: start, to: rest ? to : last.to, insert: above + text + below };
  return { changes, selection: { anchor: start + above.length + text.length }, userEvent: "input.paste", annotations: asMeant.of(true), scrollIntoView: true };
}
