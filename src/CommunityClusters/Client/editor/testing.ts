import { EditorState, type TransactionSpec } from "@codemirror/state";
import { skipSigns, stayInWords } from "./cursor";
import { markdown } from "./grammar";
import { guardTables } from "./guard";
import { readInline } from "./inline";
import { keepMarks } from "./keep";
import { composed, marksToType, signsShown } from "./state";

/** A state as the editor has it, from a text in which `‹` and `›` stand for the ends of the selection, or `¦` for the cursor. */
export function stateOf(text: string): EditorState {
  const doc = text.replace(/[‹›¦]/g, "");
  const cursor = text.indexOf("¦");
  const from = text.indexOf("‹");
  const selection = cursor >= 0 ? { anchor: cursor } : from >= 0 ? { anchor: from, head: text.indexOf("›") - 1 } : { anchor: 0 };
  return EditorState.create({ doc, selection, extensions: [signsShown, marksToType, composed, keepMarks, guardTables, skipSigns, stayInWords, markdown] });
}

/** The text with its selection shown in the same way. */
export function textOf(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const doc = state.doc.toString();
  return empty ? `${doc.slice(0, from)}¦${doc.slice(from)}` : `${doc.slice(0, from)}‹${doc.slice(from, to)}›${doc.slice(to)}`;
}

/** The state after a change, or the same one where there is none. */
export function after(state: EditorState, spec: TransactionSpec | null): EditorState {
  return spec ? state.update(spec).state : state;
}

/** The state after letters were typed one by one. */
export function typedIn(state: EditorState, text: string): EditorState {
  for (const letter of text) {
    const { from, to } = state.selection.main;
    state = after(state, { changes: { from, to, insert: letter }, selection: { anchor: from + letter.length }, userEvent: "input.type" });
  }
  return state;
}

/** What is seen of a line: each thing and, after a colon, its marks. */
export function seen(line: string): string {
  return readInline(line).map((unit) => (unit.marks && /\S/.test(unit.raw) ? `${unit.raw}:${unit.marks}` : unit.raw)).join("");
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}
