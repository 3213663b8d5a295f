import assert from "node:assert/strict";
import test from "node:test";
import * as Y from "yjs";
import { addTo, answer, countOf, everywhere, groupsOf, setCount, totalOf } from "./counts";
import { addGuest, guestsOf, removeGuest, teachersHere, tick } from "./here";
import { named, rootsOf } from "./shape";
import { counted, meet, mvula, nomsa, sibusiso, twoPhones } from "./two-phones";

const gate = named("At the gate", []);

test("Two phones tick different members, and both ticks stay", () => {
  const [one, other] = twoPhones();
  tick(one, nomsa, true);
  tick(other, sibusiso, true);
  meet(one, other);
  assert.deepEqual([...teachersHere(one)].sort(), [nomsa, sibusiso]);
});

test("Both tick the same member, and one takes another tick back", () => {
  const [one, other] = twoPhones((doc) => tick(doc, sibusiso, true));
  tick(one, nomsa, true);
  tick(other, nomsa, true);
  tick(other, sibusiso, false);
  meet(one, other);
  assert.deepEqual([...teachersHere(one)], [nomsa]);
});

test("Each writes a guest in, and one takes out who the other has just named", () => {
  let late = "";
  const [one, other] = twoPhones((doc) => (late = addGuest(doc, "Thandi  Mbatha", "Hills")!));
  addGuest(one, "Ayesha Khan", "Zinniaville Secondary");
  addGuest(other, "Pieter Botha", "");
  removeGuest(other, late);
  meet(one, other);
  assert.deepEqual(guestsOf(one).map((g) => [g.name, g.school]), [["Ayesha Khan", "Zinniaville Secondary"], ["Pieter Botha", ""]]);
  removeGuest(one, late, false);
  meet(one, other);
  assert.equal(guestsOf(other).length, 3);
});

test("A guest without a name is none", () => {
  const doc = new Y.Doc();
  assert.equal(addGuest(doc, "  ", "Hills"), undefined);
  assert.deepEqual(guestsOf(doc), []);
});

test("Two keepers count the same school and grade: both counts stand, and neither is added to the other", () => {
  const [one, other] = twoPhones();
  for (let i = 0; i < 14; i++) addTo(one, counted(nomsa), 1);
  setCount(other, counted(sibusiso, gate), 12);
  meet(one, other);
  const [group] = groupsOf(one);
  assert.deepEqual(group!.counts.map((c) => [c.keeper, c.learners]), [[nomsa, 14], [sibusiso, 12]]);
  assert.equal(group!.learners, null);
  assert.deepEqual(totalOf(groupsOf(one)), { learners: 0, open: 1 });
});

test("The same children: the larger count; others: their sum", () => {
  const [one, other] = twoPhones((doc) => {
    setCount(doc, counted(nomsa), 14);
    setCount(doc, counted(sibusiso), 12);
  });
  answer(one, groupsOf(one)[0]!, true);
  meet(one, other);
  assert.equal(groupsOf(other)[0]!.learners, 14);
  answer(other, groupsOf(other)[0]!, false);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.learners, 26);
});

test("Both answer, each otherwise: both phones end with one of the answers", () => {
  const [one, other] = twoPhones((doc) => {
    setCount(doc, counted(nomsa), 14);
    setCount(doc, counted(sibusiso), 12);
  });
  answer(one, groupsOf(one)[0]!, true);
  answer(other, groupsOf(other)[0]!, false);
  meet(one, other);
  assert.notEqual(groupsOf(one)[0]!.areSame, null);
});

test("A count that came after the answer is asked about again; one that only grew is not", () => {
  const [one, other] = twoPhones((doc) => {
    setCount(doc, counted(nomsa), 14);
    setCount(doc, counted(sibusiso), 12);
  });
  answer(one, groupsOf(one)[0]!, true);
  addTo(other, counted(sibusiso), 5);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.learners, 17);
  setCount(other, counted(nomsa, gate), 3);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.areSame, null);
  setCount(other, counted(nomsa, gate), 0);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.learners, 17);
});

test("One answers while the other counts more children somewhere else: it is asked again, and nothing is added", () => {
  const [one, other] = twoPhones((doc) => {
    setCount(doc, counted(nomsa), 14);
    setCount(doc, counted(sibusiso), 12);
  });
  answer(one, groupsOf(one)[0]!, false);
  setCount(other, counted(sibusiso, gate), 4);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.learners, null);
});

test("A count is nobody else's: one counts on while the other takes an own count away", () => {
  const [one, other] = twoPhones((doc) => {
    setCount(doc, counted(nomsa), 14);
    setCount(doc, counted(sibusiso), 12);
  });
  addTo(one, counted(nomsa), 5);
  setCount(other, counted(sibusiso), 0);
  meet(one, other);
  assert.equal(groupsOf(one)[0]!.learners, 19);
});

test("The same name written on two phones is the same school, and a known school is found by its name", () => {
  const known = [{ id: "33333333-3333-4333-8333-333333333333", name: "Mvula Hills" }];
  assert.equal(named(" mvula  HILLS ", []).id, mvula.id);
  assert.equal(named("mvula hills", known).id, known[0]!.id);
  const [one, other] = twoPhones();
  setCount(one, { keeper: nomsa, place: everywhere, school: named("Kwa: Mbonambi / East", []), grade: "" }, 3);
  setCount(other, { keeper: sibusiso, place: everywhere, school: named("kwa: mbonambi / east", []), grade: "" }, 4);
  meet(one, other);
  assert.equal(groupsOf(one).length, 1);
});

test("What no phone of ours writes is passed over", () => {
  const doc = new Y.Doc();
  const { counts, guests, teachers, answers } = rootsOf(doc);
  counts.set("count:somebody:-:~x:11", 5);
  counts.set(`count:${nomsa}:-:~x:11`, -5);
  counts.set(`count:${nomsa}:-:~y:11`, "many" as unknown as number);
  counts.set(`count:${nomsa}:-:~z:11:more`, 4);
  guests.set("short:name", "Somebody");
  teachers.set(nomsa, "yes" as unknown as boolean);
  answers.set("~x:11", "maybe");
  assert.deepEqual([groupsOf(doc), guestsOf(doc), [...teachersHere(doc)]], [[], [], []]);
});

test("No count falls below nothing", () => {
  const doc = new Y.Doc();
  addTo(doc, counted(nomsa), -1);
  setCount(doc, counted(nomsa), Number.NaN);
  assert.equal(countOf(doc, counted(nomsa)), 0);
  assert.equal(rootsOf(doc).counts.size, 0);
});
