import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { filesFacet } from "./files-here";
import type { Icon } from "./icons";
import { Mark } from "./inline";
import { inner } from "./inner";
import { type Found, foundAt, takeAway } from "./links";
import { blockAt, prefixOf } from "./lines";
import { indentList, listKind, toggleHeading, toggleList } from "./lists";
import { marksAt, toggleMark } from "./marks";
import { chooseFiles, putFiles } from "./put-files";
import { setSigns, signsShown } from "./state";
import { addColumn, addRow, insertTable, removeColumn, removeRow, removeTable, tableAt } from "./tables";
import { command } from "./typing";
import type { EditorWord } from "./words";

/** A button of the toolbar. */
export interface Button {
  readonly word: EditorWord;
  readonly icon: Icon;
  readonly keys?: string;
  /** Whether it points along the line and has to turn round where lines run from right to left. */
  readonly turns?: boolean;
  /** What it does; the others ask first. */
  readonly press: ((view: EditorView) => void) | Found["kind"];
  /** Whether it is pressed; absent where it never is. */
  readonly on?: (state: EditorState) => boolean;
  readonly off?: (view: EditorView) => boolean;
  /** Whether it leads out of the text, and the keyboard with it. */
  readonly leads?: true;
}

const make = (spec: Parameters<typeof command>[0]) => (view: EditorView): void => void command(spec)(view);
const here = (state: EditorState) => prefixOf(state.doc.lineAt(state.selection.main.head).text);
const inText = (state: EditorState): boolean => blockAt(state, state.doc.lineAt(state.selection.main.head)) === null;
const choose = async (view: EditorView, accept: string): Promise<void> => putFiles(view, await chooseFiles(accept));
const marked = (mark: Mark) => (state: EditorState): boolean => (marksAt(state) & mark) > 0;

/** All buttons, the ones most used first, for a narrow phone shows only these at once. */
export const buttons: readonly Button[] = [
  { word: "editor.bold", icon: "bold", keys: "Control+B", press: make((s) => toggleMark(s, Mark.strong)), on: marked(Mark.strong) },
  { word: "editor.bullets", icon: "list", press: make((s) => toggleList(s, "bullets")), on: (s) => inText(s) && listKind(here(s)) === "bullets" },
  { word: "editor.ticks", icon: "list-todo", press: make((s) => toggleList(s, "ticks")), on: (s) => inText(s) && listKind(here(s)) === "ticks" },
  { word: "editor.heading", icon: "heading", press: make(toggleHeading), on: (s) => inText(s) && here(s).heading !== "" },
  { word: "editor.picture", icon: "image", press: (view) => void choose(view, "image/*"), off: (view) => !view.state.facet(filesFacet) },
  { word: "editor.undo", icon: "undo-2", turns: true, keys: "Control+Z", press: (view) => void inner.get(view)?.undo.undo(), off: (view) => !inner.get(view)?.undo.canUndo() },
  { word: "editor.redo", icon: "redo-2", turns: true, keys: "Control+Y", press: (view) => void inner.get(view)?.undo.redo(), off: (view) => !inner.get(view)?.undo.canRedo() },
  { word: "editor.italic", icon: "italic", keys: "Control+I", press: make((s) => toggleMark(s, Mark.em)), on: marked(Mark.em) },
  { word: "editor.numbers", icon: "list-ordered", press: make((s) => toggleList(s, "numbers")), on: (s) => inText(s) && listKind(here(s)) === "numbers" },
  { word: "editor.table", icon: "table", press: make((s) => (tableAt(s) ? null : insertTable(s))), on: (s) => tableAt(s) !== null },
  { word: "editor.link", icon: "link", keys: "Control+K", press: "link", on: (s) => foundAt(s, s.selection.main.head)?.kind === "link" },
  { word: "editor.file", icon: "paperclip", press: (view) => void choose(view, ""), off: (view) => !view.state.facet(filesFacet) },
  {
    word: "editor.remark", icon: "message-circle", keys: "Control+Alt+M", leads: true, press: (view) => inner.get(view)?.remark?.make(), off: (view) => !inner.get(view)?.remark?.can(),
  },
  { word: "editor.formula", icon: "square-function", press: "formula", on: (s) => foundAt(s, s.selection.main.head)?.kind === "formula" },
  {
    word: "editor.signs", icon: "pilcrow", press: (view) => view.dispatch({ effects: setSigns.of(!view.state.field(signsShown)) }), on: (s) => s.field(signsShown),
  },
];

const item = [
  { word: "editor.out", icon: "list-indent-decrease", turns: true, press: make((s) => indentList(s, false)), keys: "Control+[" },
  { word: "editor.in", icon: "list-indent-increase", turns: true, press: make((s) => indentList(s, true)), keys: "Control+]" },
] as const satisfies readonly Button[];

const inTable = (spec: typeof removeRow) => make((state) => { const place = tableAt(state); return place && spec(state, place); });
const table = [
  { word: "editor.row-add", icon: "plus", press: inTable(addRow) },
  { word: "editor.column-add", icon: "plus", press: inTable(addColumn) },
  { word: "editor.row-remove", icon: "x", press: inTable(removeRow), off: (view) => tableAt(view.state)?.row === 0 },
  { word: "editor.column-remove", icon: "x", press: inTable(removeColumn) },
  { word: "editor.table-remove", icon: "trash-2", press: inTable(removeTable) },
] as const satisfies readonly Button[];

/** The buttons for what the cursor stands in: an item of a list or a table. */
export function buttonsHere(state: EditorState): readonly Button[] {
  if (state.field(signsShown) || !syntaxTree(state).length) return [];
  if (tableAt(state)) return table;
  return inText(state) && here(state).mark ? item : [];
}

/** The buttons for a link, formula or picture that the cursor stands in. */
export function buttonsFor({ kind }: Found): Button[] {
  const current = (view: EditorView): Found | null => foundAt(view.state, view.state.selection.main.head);
  const open: Button = {
    word: "editor.link-open", icon: "external-link", turns: true, press: (view) => void window.open(current(view)?.value, "_blank", "noopener"), off: (view) => !current(view)?.value,
  };
  const change: Button = { word: `editor.${kind}-change`, icon: "pencil", press: kind };
  const remove: Button = { word: `editor.${kind}-remove`, icon: "x", press: make((state) => { const found = foundAt(state, state.selection.main.head); return found && takeAway(found); }) };
  return kind === "link" ? [open, change, remove] : [change, remove];
}
