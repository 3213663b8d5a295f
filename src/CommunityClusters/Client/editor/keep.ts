import { type ChangeSpec, EditorState, type Line, type Transaction, type TransactionSpec } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { isSpace, readInline } from "./inline";
import { blockAt, prefixOf } from "./lines";
import { changesTo } from "./marks";
import { type Change, linesOf, meantUnits, oldPlace, seenIn } from "./meant";
import { type Composed, asMeant, composed, setComposed, setMarksToType, signsShown } from "./state";
import { cellsOf } from "./table-text";
import { sameUnits } from "./write-inline";

/** More than this at once is a text brought from elsewhere, and stays as it came. */
const most = 20_000;
/** Between two looks whether a word is done, in milliseconds. */
const pause = 40;
const signs = /[*_~`$[\]()<>\\^!]/;

/**
 * While the signs are hidden, whatever is typed or deleted leaves every other word marked as it was: the signs are written
 * anew where an edit would have broken them. Signs that somebody types by hand are taken as asked for.
 */
export const keepMarks = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || tr.annotation(asMeant) || tr.startState.field(signsShown)) return tr;
  if (!["input", "delete", "move"].some((event) => tr.isUserEvent(event))) return tr;
  const right = putRight(tr);
  return right ? [tr, right] : tr;
});

function putRight(tr: Transaction): TransactionSpec | null {
  const changes: Change[] = [];
  tr.changes.iterChanges((fromA, toA, fromB, toB, text) => changes.push({ fromA, toA, fromB, toB, text: text.toString() }), true);
  const first = changes[0]!;
  const last = changes.at(-1)!;
  if (last.toA - first.fromA > most || last.toB - first.fromB > most) return null;
  const before = seenIn(tr.startState, first.fromA, last.toA);
  const block = blockAt(tr.startState, tr.startState.doc.lineAt(first.fromA));
  if (block === "code" || block === "formula") return null;

  const pasted = ["input.paste", "input.drop", "move"].some((event) => tr.isUserEvent(event));
  const made: ChangeSpec[] = [];
  const emptied = new Set([...before.values()].flatMap((unit) => unit?.group ?? []));
  let typed: number | null = null;
  let waiting: Composed | null = null;
  const lines = linesOf(tr.newDoc, first.fromB, last.toB).map((line) => pieces(line, block === "table", (at) => before.get(oldPlace(changes, at) ?? -1) === null).map(({ from, to }) => {
    const meant = meantUnits(tr, changes, before, line.from + from, line.from + to, pasted);
    for (const unit of meant) if (unit.group) emptied.delete(unit.group);
    return { from, to, line, meant };
  }));
  for (const pieces of lines) {
    for (const { from, to, line, meant } of pieces) {
      const text = line.text.slice(from, to);
      const end = meant.filter((unit) => unit.to === tr.newSelection.main.head).at(-1);
      if (end && isSpace(end) && end.marks && last.text) typed = end.marks;
      const read = readInline(text, line.from + from);
      const asked = !pasted && read.length < meant.length && changes.some((change) => signs.test(change.text));
      // Whoever closed a mark by hand is done with it.
      if (asked && tr.isUserEvent("input.type")) typed = read.find((unit) => unit.from >= tr.newSelection.main.head)?.marks ?? 0;
      if (asked || (!emptied.size && sameUnits(read, meant, true))) continue;
      if (tr.isUserEvent("input.type.compose")) waiting = { from: line.from + from, to: line.from + to, units: meant };
      else made.push(...changesTo(text, line.from + from, meant, true));
    }
  }
  const wasWaiting = tr.startState.field(composed);
  if (!made.length && typed === null && !waiting && !wasWaiting) return null;
  return { changes: made, sequential: true, effects: [setMarksToType.of(typed), setComposed.of(waiting)] };
}

function pieces(line: Line, table: boolean, wasSign: (at: number) => boolean): { from: number; to: number }[] {
  if (table && line.text.includes("|")) return cellsOf(line.text);
  // A star that made words slanted is no bullet because it now stands at the start.
  let from = 0;
  for (const { length } = prefixOf(line.text); from < length && !wasSign(line.from + from); ) from++;
  return [{ from, to: line.length }];
}

/**
 * A phone's keyboard composes a word within the page, and would write it twice were the page drawn anew under it: what it breaks
 * is put right when the word is done. Not every phone says when that is, so it is asked.
 */
export const settleComposed = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    timer = undefined;
    const waiting = view.state.field(composed);
    if (!waiting) return;
    if (view.composing) {
      timer = setTimeout(settle, pause);
      return;
    }
    const changes = changesTo(view.state.sliceDoc(waiting.from, waiting.to), waiting.from, waiting.units, true);
    const last = waiting.units.filter((unit) => unit.to <= view.state.selection.main.head).at(-1);
    const marks = last && isSpace(last) && last.marks ? last.marks : null;
    view.dispatch({ changes, effects: [setComposed.of(null), setMarksToType.of(marks)], userEvent: "input.type", annotations: asMeant.of(true) });
  };
  return {
    update: ({ state }) => void (state.field(composed) && (timer ??= setTimeout(settle, pause))),
    destroy: () => clearTimeout(timer),
  };
});
