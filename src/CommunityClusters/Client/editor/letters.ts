import { type ChangeSpec, EditorState, type Text, Transaction } from "@codemirror/state";
import { ySyncAnnotation } from "y-codemirror.next";

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * No change cuts an emoji in two: the shared text keeps no halves, so that phones would end with different texts. A browser
 * that sees one emoji become another may say that only its second half did.
 */
export const wholeLetters = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || tr.annotation(ySyncAnnotation)) return tr;
  const changes: ChangeSpec[] = [];
  let cuts = false;
  let end = 0;
  let shift = 0;
  tr.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    const change = wholeChange(tr.startState.doc, from, to, inserted.toString());
    cuts ||= change.from !== from || change.to !== to || change.insert.length !== inserted.length;
    changes.push(change);
    end = change.from + shift + change.insert.length;
    shift += change.insert.length - (change.to - change.from);
  });
  if (!cuts) return tr;
  const userEvent = tr.annotation(Transaction.userEvent);
  return { changes, selection: { anchor: end }, effects: tr.effects, scrollIntoView: tr.scrollIntoView, ...(userEvent ? { userEvent } : {}) };
});

function wholeChange(doc: Text, from: number, to: number, insert: string): { from: number; to: number; insert: string } {
  if (isWithin(doc, from)) {
    if (/^[\udc00-\udfff]/.test(insert)) {
      // Between two halves a half and a half: whichever way it is read, a whole emoji more.
      if (from === to && /[\ud800-\udbff]$/.test(insert)) return { from: from - 1, to: to + 1, insert: (doc.sliceString(from - 1, from) + insert + doc.sliceString(to, to + 1)).replace(lone, "") };
      insert = doc.sliceString(from - 1, from) + insert;
    } else if (from === to) return { from: from + 1, to: to + 1, insert: insert.replace(lone, "") };
    from--;
  }
  if (isWithin(doc, to)) {
    if (/[\ud800-\udbff]$/.test(insert)) insert += doc.sliceString(to, to + 1);
    to++;
  }
  return { from, to, insert: insert.replace(lone, "") };
}

function isWithin(doc: Text, at: number): boolean {
  return at > 0 && at < doc.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(doc.sliceString(at - 1, at + 1));
}
