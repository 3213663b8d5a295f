import type { ChangeSpec, EditorState, TransactionSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Block, blocksOf, picturesIn } from "../brought/blocks";
import { isRich, markdownOf, onlyLine } from "../brought/markdown";
import { fileOf, pageOf, sourceOf, withoutPictures } from "../brought/page";
import { filesFacet } from "./files-here";
import { blockAt, prefixOf } from "./lines";
import { following } from "./put-files";
import { asMeant, wordsFacet } from "./state";
import { say } from "./words";

/** The most of a page that is looked through, in characters without its pictures; more is taken as plain text. */
const most = 2_000_000;
const mostPictures = 20;
/** The most letters of all pictures of a page. */
const mostOfPictures = 40_000_000;

/** Headings, lists, tables and marked words come along from where they were copied. */
export const pasteRich = EditorView.domEventHandlers({
  paste(event, view) {
    const whole = event.clipboardData?.getData("text/html") ?? "";
    if (view.state.readOnly || !whole || whole.length > most + mostOfPictures) return false;
    const { html, pictures } = withoutPictures(whole);
    if (html.length > most) return false;
    const blocks = blocksOf(pageOf(html));
    const spec = pasted(view.state, blocks);
    const hasPictures = picturesIn(blocks).length > 0 && !blockAt(view.state, view.state.doc.lineAt(view.state.selection.main.from));
    // A picture alone comes as a file, and is put in as one.
    if (!spec && !(hasPictures && pictures.length > 0 && !event.clipboardData?.files.length)) return false;
    event.preventDefault();
    if (hasPictures) void pasteWithPictures(view, blocks, pictures);
    else if (spec) view.dispatch(spec);
    return true;
  },
});

/** Puts in what was copied once its pictures are on this phone, where it was meant to be, however much others write meanwhile. */
async function pasteWithPictures(view: EditorView, blocks: readonly Block[], letters: readonly string[]): Promise<void> {
  const files = view.state.facet(filesFacet);
  const words = view.state.facet(wordsFacet);
  const taken = new Map<string, string>();
  const place = following(view, view.state.selection.main);
  try {
    for (const [number, one] of letters.slice(0, mostPictures).entries()) {
      const file = fileOf(one, `${say(words, "editor.picture")} ${number + 1}`);
      const put = file && (await files?.putIn(file));
      if (put && "text" in put) taken.set(sourceOf(number), put.text);
    }
    if (view.state.readOnly) return;
    const { from, to } = place.at();
    const spec = between(view.state, from, to, markdownOf(blocks, (source) => taken.get(source) ?? ""));
    if (spec) view.dispatch(spec);
    if (picturesIn(blocks).some(({ source }) => !taken.has(source))) files?.tell(say(words, "editor.pictures-left"));
  } finally {
    place.end();
  }
}

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
