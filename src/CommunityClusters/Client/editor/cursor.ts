import { EditorSelection, EditorState, findClusterBreak } from "@codemirror/state";
import { readInline } from "./inline";
import { hiddenBefore, wordsOf } from "./lines";
import { signsShown } from "./state";

/** Before the words of an item or heading stands only what is drawn for them; going back from there leads to the line above. */
export const stayInWords = EditorState.transactionFilter.of((tr) => {
  if (!tr.selection || tr.docChanged || tr.startState.field(signsShown)) return tr;
  const state = tr.startState;
  const { main } = tr.newSelection;
  const line = state.doc.lineAt(main.head);
  const words = line.from + hiddenBefore(state, line);
  if (main.head >= words || main.anchor < line.from || main.anchor > line.to) return tr;
  const goesBack = main.empty && state.selection.main.head === words && line.number > 1;
  const head = goesBack ? line.from - 1 : words;
  return [tr, { selection: main.empty ? EditorSelection.cursor(head) : EditorSelection.range(main.anchor, head) }];
});

/** Every step of the cursor is seen: one that only passed a hidden sign goes on to the next letter. */
export const skipSigns = EditorState.transactionFilter.of((tr) => {
  const state = tr.startState;
  if (!tr.selection || tr.docChanged || state.field(signsShown) || !tr.isUserEvent("select") || tr.isUserEvent("select.pointer")) return tr;
  const { head, anchor, empty } = tr.newSelection.main;
  const old = state.selection.main.head;
  const line = state.doc.lineAt(old);
  const piece = wordsOf(state, line).find(({ from, to }) => old >= from && old <= to && head >= from && head <= to);
  if (!piece || head === old) return tr;
  const units = readInline(state.sliceDoc(piece.from, piece.to), piece.from);
  if (units.some((unit) => unit.from >= Math.min(old, head) && unit.to <= Math.max(old, head))) return tr;
  const step = head > old ? forward() : back();
  return [tr, { selection: empty ? EditorSelection.cursor(step) : EditorSelection.range(anchor, step) }];

  function forward(): number {
    const unit = units.find((one) => one.from >= head);
    if (unit) return unit.to - unit.from > 1 ? unit.to : line.from + findClusterBreak(line.text, unit.from - line.from);
    if (piece!.to < line.to || line.number === state.doc.lines) return head;
    const next = state.doc.line(line.number + 1);
    return wordsOf(state, next)[0]?.from ?? next.from;
  }

  function back(): number {
    const unit = units.filter((one) => one.to <= head).at(-1);
    if (unit) return unit.to - unit.from > 1 ? unit.from : line.from + findClusterBreak(line.text, unit.to - line.from, false);
    return line.number > 1 && piece!.from <= line.from + hiddenBefore(state, line) ? line.from - 1 : head;
  }
});
