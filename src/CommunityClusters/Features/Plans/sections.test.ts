import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { addSection, allSections, bringBack, longestName, moveSection, nameSection, removeSection, sectionsOf, setMinutes, stepSection, textOf } from "./sections";
import { kinds, rootsOf } from "./shape";
import { addNamed, meet, names, shown, twoPhones } from "./two-phones";

const ids = (doc: Y.Doc): Map<string, string> => new Map(allSections(doc).map((s) => [s.name, s.id]));

test("two phones add sections at the same place while offline: all are there, and each phone's stand together", () => {
  for (let i = 0; i < 20; i++) {
    const [one, other] = twoPhones((doc) => void addNamed(doc, "AZ"));
    addNamed(one, "bcd", ids(one).get("A"));
    addNamed(other, "uvw", ids(other).get("A"));
    meet(one, other);
    assert.match(names(one), /^A(bcduvw|uvwbcd)Z$/);
  }
});

test("two phones move different sections while offline: both moves count", () => {
  const [one, other] = twoPhones((doc) => void addNamed(doc, "ABCDE"));
  const id = ids(one);
  moveSection(one, id.get("E")!, "before", id.get("A")!);
  moveSection(other, id.get("B")!, "after", id.get("D")!);
  assert.equal(names(one), "EABCD");
  assert.equal(names(other), "ACDBE");
  meet(one, other);
  assert.equal(names(one), "EACDB");
});

test("two phones move the same section while offline: it stands once, at one of the two places", () => {
  const [one, other] = twoPhones((doc) => void addNamed(doc, "ABCDE"));
  const id = ids(one);
  moveSection(one, id.get("C")!, "before", id.get("A")!);
  moveSection(other, id.get("C")!, "after", id.get("E")!);
  meet(one, other);
  assert.match(names(one), /^(CABDE|ABDEC)$/);
});

test("a section is moved on one phone while the other writes in it: no word is lost", () => {
  const [one, other] = twoPhones((doc) => textOf(doc, addNamed(doc, "AB")[1]!).insert(0, "Newton"));
  const id = ids(one).get("B")!;
  stepSection(one, id, -1);
  textOf(other, id).insert(6, " was here");
  meet(one, other);
  assert.equal(names(one), "BA");
  assert.equal(textOf(one, id).toString(), "Newton was here");
});

test("a section is removed on one phone while the other writes in it: brought back, it has the words of both", () => {
  const [one, other] = twoPhones((doc) => textOf(doc, addNamed(doc, "ABC")[1]!).insert(0, "push"));
  const id = ids(one).get("B")!;
  removeSection(one, id);
  textOf(other, id).insert(4, " and pull");
  setMinutes(other, id, 15);
  meet(one, other);
  assert.equal(names(other), "AC");
  bringBack(other, id);
  meet(one, other);
  assert.equal(names(one), "ABC");
  assert.equal(textOf(one, id).toString(), "push and pull");
  assert.equal(allSections(one).find((s) => s.id === id)!.minutes, 15);
});

test("both remove a section, or one brings it back while the other removes it again: both phones show the same", () => {
  const [one, other] = twoPhones((doc) => void addNamed(doc, "AB"));
  const id = ids(one).get("A")!;
  removeSection(one, id);
  removeSection(other, id);
  meet(one, other);
  assert.equal(names(one), "B");
  bringBack(one, id);
  bringBack(other, id);
  removeSection(other, id);
  meet(one, other);
});

test("names and minutes set on two phones while offline: those of different sections both count, of the same one counts", () => {
  const [one, other] = twoPhones((doc) => void addNamed(doc, "AB"));
  const id = ids(one);
  nameSection(one, id.get("A")!, "  What we\n know ");
  setMinutes(other, id.get("A")!, 20);
  nameSection(one, id.get("B")!, "Left");
  nameSection(other, id.get("B")!, "Right");
  meet(one, other);
  const [a, b] = sectionsOf(one);
  assert.deepEqual([a!.name, a!.minutes], ["What we know", 20]);
  assert.match(b!.name, /^(Left|Right)$/);
});

test("whatever many hands do on two phones while offline, both show the same and no text is gone", () => {
  for (let round = 0; round < 30; round++) {
    const [one, other] = twoPhones((doc) => void addNamed(doc, "ABCDEFGH"));
    const written = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const doc = i % 2 ? one : other;
      const all = allSections(doc);
      const pick = () => all[Math.floor(Math.random() * all.length)]!.id;
      const id = pick();
      const act = [
        () => addSection(doc, "activity", pick()),
        () => moveSection(doc, id, Math.random() < 0.5 ? "before" : "after", pick()),
        () => stepSection(doc, id, Math.random() < 0.5 ? 1 : -1),
        () => (Math.random() < 0.5 ? removeSection(doc, id) : bringBack(doc, id)),
        () => setMinutes(doc, id, i),
        () => {
          const said = `<${round}.${i}>`;
          written.add(said);
          textOf(doc, id).insert(0, said);
        },
      ];
      act[Math.floor(Math.random() * act.length)]!();
      if (i % 20 === 0) meet(one, other);
    }
    meet(one, other);
    const words = JSON.stringify(shown(one));
    for (const said of written) assert.ok(words.includes(said));
  }
});

test("up from the top and down from the bottom go nowhere, and nothing is sent", () => {
  const doc = new Y.Doc();
  const [a, b] = addNamed(doc, "AB");
  let sent = 0;
  doc.on("update", () => sent++);
  assert.ok(!stepSection(doc, a!, -1) && !stepSection(doc, b!, 1));
  moveSection(doc, a!, "before", b!);
  moveSection(doc, a!, "before", a!);
  setMinutes(doc, a!, null);
  nameSection(doc, b!, "B");
  nameSection(doc, "no such section", "B");
  assert.equal(sent, 0);
  removeSection(doc, a!);
  assert.ok(!stepSection(doc, b!, -1));
});

test("what another phone wrote wrongly is passed over, and everything still works", () => {
  const doc = new Y.Doc();
  const [a] = addNamed(doc, "AB");
  const sections = doc.getMap<unknown>("sections");
  const odd = (n: number) => String(n).padStart(21, "0");
  sections.set(`${odd(1)}:kind`, "a kind of next year");
  sections.set(`${odd(2)}:kind`, 7);
  sections.set(`${odd(2)}:order`, { a: 1 });
  sections.set(`${odd(2)}:minutes`, 1e308);
  sections.set(`${odd(3)}:kind`, new Y.Map());
  sections.set(`${odd(3)}:name`, new Y.Array());
  sections.set(`${odd(3)}:minutes`, "ten");
  sections.set(`${odd(4)}:kind`, kinds[0]);
  sections.set(`${odd(4)}:order`, "not a place !");
  sections.set(`${odd(4)}:name`, "x".repeat(100_000));
  sections.set(`${odd(4)}:minutes`, -5);
  sections.set("nonsense", true);
  sections.set("__proto__:kind", "aims");
  sections.set(":kind", null);
  doc.getMap<unknown>("about").set("minutes", Number.NaN);

  const all = allSections(doc);
  assert.deepEqual(all.map((s) => s.kind), ["activity", "activity", "other", "other", "other", "aims"]);
  assert.ok(all.every((s) => s.name.length <= longestName && (s.minutes === null || s.minutes <= 600)));
  moveSection(doc, odd(2), "before", a!);
  assert.equal(allSections(doc)[0]!.id, odd(2));
  addSection(doc, "aims", odd(3));
  assert.ok(stepSection(doc, odd(4), -1));
  nameSection(doc, odd(3), "Named again");
  setMinutes(doc, odd(4), Number.POSITIVE_INFINITY);
  assert.equal(textOf(doc, odd(1)).toString(), "");
});

test("sections without a place, or with the same, stand at the same place on every phone and can be moved apart", () => {
  const [one, other] = twoPhones((doc) => {
    for (const id of addNamed(doc, "ABC")) rootsOf(doc).sections.set(`${id}:order`, "V");
  });
  const last = sectionsOf(one)[2]!;
  moveSection(one, last.id, "before", sectionsOf(one)[0]!.id);
  addSection(other, "aims", sectionsOf(other)[0]!.id);
  meet(one, other);
  assert.equal(sectionsOf(one)[0]!.id, last.id);
});

test("ten thousand sections are read and moved without a long wait", () => {
  const doc = new Y.Doc();
  const { sections } = rootsOf(doc);
  doc.transact(() => {
    for (let i = 0; i < 10_000; i++) {
      const id = String(i).padStart(21, "s");
      sections.set(`${id}:kind`, "activity");
      sections.set(`${id}:order`, `V${String(i).padStart(5, "0")}`);
    }
  });
  const begun = performance.now();
  const [first, second] = sectionsOf(doc);
  moveSection(doc, second!.id, "before", first!.id);
  assert.equal(sectionsOf(doc)[0]!.id, second!.id);
  assert.ok(performance.now() - begun < 2000);
});
