import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { wholeLetters } from "./letters";

function changed(doc: string, from: number, to: number, insert: string): string {
  return EditorState.create({ doc, extensions: wholeLetters }).update({ changes: { from, to, insert } }).state.doc.toString();
}

test("an emoji is never cut in two, whatever a change says", () => {
  assert.equal(changed("a😀b", 2, 2, "x"), "a😀xb");
  assert.equal(changed("a😀b", 2, 3, ""), "ab");
  assert.equal(changed("a😀b", 1, 2, ""), "ab");
  assert.equal(changed("a😀b", 2, 3, "😁"[1]!), "a😁b");
  assert.equal(changed("a😀b", 2, 2, "😀"[1]! + "😀"[0]!), "a😀😀b");
  assert.equal(changed("ab", 1, 1, "😀"[0]!), "ab");
  assert.equal(changed("a😀b", 1, 3, "😁"), "a😁b");
});
