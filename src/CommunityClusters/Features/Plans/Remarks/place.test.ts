import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { addSection, moveSection, textOf } from "../sections";
import { meet, twoPhones } from "../two-phones";
import { endsOf, placeOf, wordsIn } from "./place";

function begun(words: string): { one: Y.Doc; other: Y.Doc; id: string } {
  let id = "";
  const [one, other] = twoPhones((doc) => {
    id = addSection(doc, "activity");
    textOf(doc, id).insert(0, words);
  });
  return { one, other, id };
}

function wordsAt(text: Y.Text, ends: ReturnType<typeof endsOf>): string {
  const place = placeOf(text, ends);
  return place.state === "here" ? text.toString().slice(place.from, place.to) : place.state;
}

test("A remark stays with its words while another phone writes around and in them, and moves the section", () => {
  const { one, other, id } = begun("push the big wall");
  const ends = endsOf(textOf(one, id), 9, 12);
  const second = addSection(other, "homework", id);
  textOf(other, id).insert(9, "very ");
  textOf(other, id).insert(17, "ger");
  textOf(other, id).insert(15, "gg");
  moveSection(other, id, "after", second);
  meet(one, other);
  for (const doc of [one, other]) assert.equal(wordsAt(textOf(doc, id), ends), "bggig");
  assert.equal(textOf(one, id).toString(), "push the very bggigger wall");
});

test("What is left of the words is what it is about, until all are gone", () => {
  const { one, other, id } = begun("push the big wall");
  const ends = endsOf(textOf(one, id), 5, 12);
  textOf(other, id).delete(0, 9);
  meet(one, other);
  assert.equal(wordsAt(textOf(one, id), ends), "big");
  textOf(one, id).delete(0, 3);
  textOf(one, id).insert(0, "small");
  meet(one, other);
  for (const doc of [one, other]) assert.equal(wordsAt(textOf(doc, id), ends), "gone");
});

test("The first and the last words of a text keep their ends", () => {
  const { one, id } = begun("wall");
  const text = textOf(one, id);
  const ends = endsOf(text, 0, 4);
  text.insert(0, "the ");
  text.insert(8, " there");
  assert.equal(wordsAt(text, ends), "wall");
});

test("Words that have not arrived, or are in another text, are away", () => {
  const { one, other, id } = begun("wall");
  textOf(one, id).insert(4, " there");
  const ends = endsOf(textOf(one, id), 5, 10);
  assert.equal(wordsAt(textOf(other, id), ends), "away");
  meet(one, other);
  assert.equal(wordsAt(textOf(other, id), ends), "there");
  assert.equal(wordsAt(textOf(one, addSection(one, "aims")), ends), "away");
  assert.equal(wordsAt(textOf(one, id), { from: new Uint8Array([9]), to: new Uint8Array() }), "away");
  assert.deepEqual(placeOf(textOf(one, id), null), { state: "whole" });
});

test("What a passage is recognised by has no signs", () => {
  assert.equal(wordsIn("## A **bold** and *soft* [link](https://a.example/b_c)\n- [ ] one\n1. two_three"), "A bold and soft link one two_three");
  assert.equal(wordsIn(`${"word ".repeat(40)}`).length, 160);
});
