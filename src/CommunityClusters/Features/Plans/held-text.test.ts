import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { difference, HeldText } from "./held-text";
import { meet, twoPhones } from "./two-phones";

/** A field as a phone has it: it may be composing, and then nothing of others is shown. */
class Field {
  readonly text: Y.Text;
  readonly held: HeldText;
  value: string;
  caret = 0;
  composing = false;

  constructor(doc: Y.Doc) {
    this.text = doc.getText("topic");
    this.held = new HeldText(this.text);
    this.value = this.held.shown;
    this.text.observe((event) => {
      if (event.transaction.origin === this.held) return;
      this.held.hear(event.delta);
      if (!this.composing) this.settle();
    });
  }

  put(from: number, to: number, words: string): void {
    this.value = this.value.slice(0, from) + words + this.value.slice(to);
    this.caret = from + words.length;
    this.held.type(this.value, this.caret);
  }

  settle(): void {
    [this.caret] = this.held.settle([this.caret]) as [number];
    this.value = this.held.shown;
  }
}

test("two type into one line on two phones while offline: every letter is there", () => {
  const [one, other] = twoPhones((doc) => doc.getText("topic").insert(0, "Newton"));
  new Field(one).put(0, 0, "The ");
  new Field(other).put(6, 6, "’s third law");
  meet(one, other);
  assert.equal(one.getText("topic").toString(), "The Newton’s third law");
});

test("what others write while a word is composed is shown when it is done, and the word stands where it was typed", () => {
  const [one, other] = twoPhones((doc) => doc.getText("topic").insert(0, "law of motion"));
  const [mine, theirs] = [new Field(one), new Field(other)];
  mine.composing = true;
  mine.put(3, 3, "s");
  theirs.put(0, 0, "Newton’s ");
  theirs.put(13, 14, "");
  meet(one, other);
  assert.equal(mine.value, "laws of motion");
  mine.put(4, 4, "x");
  mine.put(4, 5, "");
  mine.put(14, 14, "!");
  assert.equal(one.getText("topic").toString(), "Newton’s laws f motion!");
  mine.composing = false;
  mine.settle();
  assert.equal(mine.value, "Newton’s laws f motion!");
  assert.equal(mine.caret, 23);
  meet(one, other);
  assert.equal(theirs.value, mine.value);
});

test("whatever two phones type, composing or not, with signal or not, both fields show the same in the end", () => {
  const random = (most: number) => Math.floor(Math.random() * (most + 1));
  for (let round = 0; round < 200; round++) {
    const [one, other] = twoPhones((doc) => doc.getText("topic").insert(0, "Force 🚀 pairs"));
    const fields = [new Field(one), new Field(other)];
    for (let i = 0; i < 40; i++) {
      const field = fields[random(1)]!;
      const chars = Array.from(field.value);
      const from = random(chars.length);
      const to = Math.min(chars.length, from + random(2));
      const length = (count: number) => chars.slice(0, count).join("").length;
      if (random(4) === 0) {
        field.composing = !field.composing;
        if (!field.composing) field.settle();
      } else if (random(5) === 0) meet(one, other);
      else field.put(length(from), length(to), ["a", "aa", "🚀", "é", ""][random(4)] ?? "");
    }
    meet(one, other);
    for (const field of fields) field.settle();
    assert.equal(fields[0]!.value, fields[1]!.value);
    assert.equal(fields[0]!.value, one.getText("topic").toString());
    assert.doesNotThrow(() => encodeURIComponent(fields[0]!.value));
  }
});

test("a difference stands where the caret is, in whole characters", () => {
  assert.deepEqual(difference("aaaa", "aaaaaa", 3), { from: 1, gone: 0, added: "aa" });
  assert.deepEqual(difference("🚀", "🚁", 2), { from: 0, gone: 2, added: "🚁" });
  assert.deepEqual(difference("abc", "", 0), { from: 0, gone: 3, added: "" });
});
