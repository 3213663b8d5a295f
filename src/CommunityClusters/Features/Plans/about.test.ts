import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { aboutOf, minutesOf, setAbout, setGrade, setLength } from "./about";
import { removeSection, setMinutes } from "./sections";
import { addNamed, meet, twoPhones } from "./two-phones";

test("two phones choose different grades while offline: all of them are chosen", () => {
  const [one, other] = twoPhones((doc) => setGrade(doc, "9", true));
  setGrade(one, "10", true);
  setGrade(other, "11", true);
  setGrade(other, "9", false);
  meet(one, other);
  assert.deepEqual([...aboutOf(one).grades].sort(), ["10", "11"]);
});

test("subject, language and length set on two phones while offline all count", () => {
  const [one, other] = twoPhones();
  setAbout(one, "subject", "mathematics");
  setAbout(other, "language", "zu");
  setLength(other, 45);
  meet(one, other);
  const { subject, language, minutes } = aboutOf(one);
  assert.deepEqual({ subject, language, minutes }, { subject: "mathematics", language: "zu", minutes: 45 });
  setAbout(one, "subject", "");
  setLength(one, null);
  meet(one, other);
  assert.equal(aboutOf(other).subject, "");
  assert.equal(aboutOf(other).minutes, null);
});

test("minutes set on two phones while offline add up, without those of what was removed", () => {
  const [one, other] = twoPhones((doc) => {
    setLength(doc, 60);
    for (const id of addNamed(doc, "ABC")) setMinutes(doc, id, 10);
  });
  const [a, b, c] = addIds(one);
  setMinutes(one, a!, 25);
  setMinutes(other, b!, 5);
  removeSection(other, c!);
  meet(one, other);
  assert.deepEqual(minutesOf(one), { sum: 30, length: 60 });
});

test("what another phone wrote wrongly about the lesson is passed over", () => {
  const doc = new Y.Doc();
  const about = doc.getMap<unknown>("about");
  about.set("subject", 7);
  about.set("language", new Y.Array());
  about.set("minutes", "sixty");
  about.set("grade:8", "yes");
  about.set("grade:9", true);
  about.set(`grade:${"x".repeat(1000)}`, true);
  const read = aboutOf(doc);
  assert.deepEqual([read.subject, read.language, read.minutes, [...read.grades]], ["", "", null, ["9"]]);
  for (const odd of [-1, 0, 1e9, Number.NaN]) setLength(doc, odd);
  assert.equal(aboutOf(doc).minutes, null);
});

function addIds(doc: Y.Doc): string[] {
  return [...doc.getMap("sections").keys()].filter((k) => k.endsWith(":kind")).map((k) => k.slice(0, 21));
}
