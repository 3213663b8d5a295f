import { standardKeymap } from "@codemirror/commands";
import { EditorSelection, EditorState, type Extension, type StateCommand, type TransactionSpec } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import { backspace, deleteForward, enter } from "./breaks";
import { Mark } from "./inline";
import { hiddenBefore } from "./lines";
import { indentList } from "./lists";
import { toggleMark } from "./marks";
import { asMeant, signsShown } from "./state";
import { cellAt, enterCell, tabCell, tableAt } from "./tables";

type Make = (state: EditorState) => TransactionSpec | null;

/** A command that does what it returns, if this editor may be written in. */
export function command(make: Make, richOnly = false): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly || (richOnly && state.field(signsShown))) return false;
    const spec = make(state);
    if (spec) dispatch(state.update(spec));
    return spec !== null;
  };
}

/** Ticks the item of the line, or takes the tick away. */
export function tick(state: EditorState, at = state.selection.main.head): TransactionSpec | null {
  const line = state.doc.lineAt(at);
  const box = /^[\s>]*(?:[-*+]|\d+[.)])[ \t]+\[([ xX])\]/.exec(line.text);
  if (!box) return null;
  const from = line.from + box[0].length - 2;
  return { changes: { from, to: from + 1, insert: box[1] === " " ? "x" : " " }, userEvent: "input.tick", annotations: asMeant.of(true) };
}

const enterAnywhere: Make = (state) => {
  const place = tableAt(state);
  return place && !state.field(signsShown) ? enterCell(state, place) : enter(state);
};

/** Within a table the keys go from cell to cell, and Home and End stay in one. */
function inCell(to: "start" | "end" | "up" | "down", extend = false): Command {
  return (view) => {
    const { state } = view;
    const { main } = state.selection;
    const place = state.field(signsShown) ? null : tableAt(state);
    if (!place) return false;
    let head = cellAt(place, place.row)[to === "start" ? "from" : "to"];
    if (to === "up" || to === "down") {
      const { from, to: end } = cellAt(place, place.row);
      const moved = view.moveVertically(main, to === "down").head;
      const next = place.row + (to === "down" ? 1 : -1);
      if (moved >= from && moved <= end && moved !== main.head && moved !== from && moved !== end) head = moved;
      else if (place.lines[next]) head = cellAt(place, next).to;
      else {
        const edge = place.lines[place.row]!;
        head = to === "down" ? Math.min(edge.to + 1, state.doc.length) : Math.max(edge.from - 1, 0);
      }
    }
    view.dispatch({ selection: extend ? EditorSelection.range(main.anchor, head) : EditorSelection.cursor(head), scrollIntoView: true, userEvent: "select" });
    return true;
  };
}

/** Home goes to the first word, not before what is drawn in front of it. */
function home(extend = false): Command {
  return (view) => {
    const { main } = view.state.selection;
    const line = view.state.doc.lineAt(main.head);
    const words = line.from + (view.state.field(signsShown) ? 0 : hiddenBefore(view.state, line));
    const head = Math.max(words, view.moveToLineBoundary(main, false).head);
    view.dispatch({ selection: extend ? EditorSelection.range(main.anchor, head) : EditorSelection.cursor(head, 1), scrollIntoView: true, userEvent: "select" });
    return true;
  };
}

const taken = new Set(["Tab", "Shift-Tab"]);

const tab = (back: boolean): Make => (state) => {
  const place = tableAt(state);
  return place && tabCell(place, back);
};

/** The keys. Tab leaves the text, and in a table after its last cell; after Escape at once: the keyboard is never caught in it. */
export const keys: Extension = keymap.of([
  { key: "Mod-b", run: command((state) => toggleMark(state, Mark.strong)), preventDefault: true },
  { key: "Mod-i", run: command((state) => toggleMark(state, Mark.em)), preventDefault: true },
  { key: "Mod-]", run: command((state) => indentList(state, true)), preventDefault: true },
  { key: "Mod-[", run: command((state) => indentList(state, false)), preventDefault: true },
  { key: "Mod-Enter", run: command((state) => tick(state)), preventDefault: true },
  { key: "Home", run: inCell("start"), shift: inCell("start", true) },
  { key: "Home", mac: "Cmd-ArrowLeft", run: home(), shift: home(true) },
  { key: "End", run: inCell("end"), shift: inCell("end", true) },
  { key: "ArrowUp", run: inCell("up") },
  { key: "ArrowDown", run: inCell("down") },
  { key: "Enter", run: command(enterAnywhere) },
  { key: "Tab", run: command(tab(false), true), shift: command(tab(true), true) },
  { key: "Backspace", run: command(backspace, true), shift: command(backspace, true) },
  { key: "Delete", run: command(deleteForward, true) },
  ...standardKeymap.filter((binding) => !taken.has(binding.key ?? "")),
]);

/** Typing a star against a letter means the star, as in 2*3, unless one stands open before it. */
const stars = EditorView.inputHandler.of((view, from, to, text) => {
  if (text !== "*" || from !== to || view.composing || view.state.field(signsShown)) return false;
  const line = view.state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  if (!/[\p{L}\p{N}]$/u.test(before) || /(^|[^\p{L}\p{N}\\])\*\S/u.test(before)) return false;
  view.dispatch({ changes: { from, insert: "\\*" }, selection: { anchor: from + 2 }, userEvent: "input.type", annotations: asMeant.of(true), scrollIntoView: true });
  return true;
});

/** Left to itself the browser joins the lines that a letter replaces, with styles of its own, which the page's policy forbids. */
const replaced = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { state } = view;
    if (event.inputType !== "insertText" || !event.cancelable || !event.data || view.composing || state.readOnly || state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(state.update(state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true }));
    return true;
  },
});

const ticks = EditorView.domEventHandlers({
  mousedown: (event) => {
    if (!isBox(event.target)) return false;
    // The box changes with the text, and must not take the keyboard away.
    event.preventDefault();
    return true;
  },
  click: (event, view) => {
    if (!isBox(event.target)) return false;
    event.preventDefault();
    const spec = view.state.readOnly ? null : tick(view.state, view.posAtDOM(event.target));
    if (spec) view.dispatch(spec);
    return true;
  },
});

function isBox(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === "checkbox";
}

/** Text from elsewhere comes with the line ends of its own machine. */
const lineEnds = [EditorState.lineSeparator.of("\n"), EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n"))];

export const typing: Extension = [keys, stars, replaced, ticks, lineEnds];
