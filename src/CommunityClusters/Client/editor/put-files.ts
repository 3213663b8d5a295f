import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { filesFacet } from "./files-here";
import { inner } from "./inner";
import { asMeant } from "./state";

/** Puts files into the text where the cursor was when they were chosen, however much others wrote meanwhile. */
export async function putFiles(view: EditorView, chosen: readonly File[], at = view.state.selection.main.head): Promise<void> {
  const files = view.state.facet(filesFacet);
  if (!files || view.state.readOnly) return;
  const place = following(view, { from: at, to: at });
  // What was said of those before has been read.
  files.tell("");
  try {
    for (const file of chosen) {
      const put = await files.putIn(file);
      if ("sentence" in put) files.tell(put.sentence);
      else if (!view.state.readOnly) insert(view, place.at().to, put.text);
    }
  } finally {
    place.end();
  }
}

/** Where a place is, while others write before it and in it. */
export function following(view: EditorView, { from, to }: { readonly from: number; readonly to: number }): { at(): { from: number; to: number }; end(): void } {
  const listeners = inner.get(view)?.listeners;
  const follow = ({ changes }: ViewUpdate): void => {
    [from, to] = [changes.mapPos(from, from === to ? 1 : -1), changes.mapPos(to, 1)];
  };
  listeners?.add(follow);
  return { at: () => ({ from, to }), end: () => void listeners?.delete(follow) };
}

function insert(view: EditorView, at: number, text: string): void {
  const { doc } = view.state;
  const before = doc.sliceString(at - 1, at);
  const after = doc.sliceString(at, at + 1);
  const spaced = `${/\S/.test(before) ? " " : ""}${text}${/\S/.test(after) ? " " : ""}`;
  view.dispatch({ changes: { from: at, insert: spaced }, selection: { anchor: at + spaced.length }, userEvent: "input.format", annotations: asMeant.of(true), scrollIntoView: true });
}

/** Pictures and papers that are pasted or dropped stand where they were dropped. */
export const droppedFiles: Extension = EditorView.domEventHandlers({
  paste(event, view) {
    const files = [...(event.clipboardData?.files ?? [])];
    // What was copied from a page of text brings a picture of itself along.
    if (files.length === 0 || event.clipboardData?.getData("text/plain") || !view.state.facet(filesFacet)) return false;
    event.preventDefault();
    void putFiles(view, files);
    return true;
  },
  drop(event, view) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || !view.state.facet(filesFacet)) return false;
    event.preventDefault();
    void putFiles(view, files, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head);
    return true;
  },
});

/** Asks for files of the phone: pictures, also from its camera, or any. */
export function chooseFiles(accept: string): Promise<File[]> {
  const field = Object.assign(document.createElement("input"), { type: "file", accept, multiple: true });
  field.hidden = true;
  // Some browsers forget a field that stands nowhere while its owner chooses.
  document.body.append(field);
  return new Promise((done) => {
    const chosen = (): void => {
      field.remove();
      done([...(field.files ?? [])]);
    };
    field.addEventListener("change", chosen);
    field.addEventListener("cancel", chosen);
    field.click();
  });
}
