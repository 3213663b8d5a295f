import assert from "node:assert/strict";
import test from "node:test";
import { after, classesOf, clock, inRoom, isSame, letGo, movedBy, type Place, places } from "./grid";

const lesson: Place = { begins: 9 * 60, minutes: 40, room: "a", column: 1 };

test("a slot is placed by its hour, its row in it, how long it is and its column", () => {
  assert.deepEqual(classesOf(lesson), ["h9", "q0", "d0", "e8", "c1"]);
  assert.deepEqual(classesOf({ begins: 9 * 60 + 42, minutes: 65, room: "", column: 3 }), ["h9", "q8", "d1", "e2", "c3"]);
  assert.deepEqual(classesOf({ ...lesson, minutes: 1 }).slice(2, 4), ["d0", "e1"]);
});

test("only the classes that place it are taken away when it moves", () => {
  assert.ok([...classesOf(lesson), "l2", "k3"].every(places));
  assert.ok(!["slot", "slot--lesson", "card", "h", "c1x"].some(places));
});

test("times are said as clocks show them", () => assert.deepEqual([0, 545, 1439].map(clock), ["00:00", "09:05", "23:59"]));

test("nothing is moved out of the day", () => {
  assert.equal(movedBy(lesson, -600).begins, 0);
  assert.equal(movedBy({ ...lesson, begins: 1390 }, 60).begins, 1399);
});

test("rooms follow each other, and after the last comes none", () => {
  const rooms = ["a", "b"];
  assert.deepEqual([inRoom(lesson, 1, rooms), inRoom(lesson, 2, rooms), inRoom(lesson, 3, rooms)].map((p) => [p.room, p.column]), [["b", 2], ["", 3], ["", 3]]);
  assert.deepEqual([inRoom(lesson, -1, rooms).room, inRoom({ ...lesson, room: "", column: 3 }, -1, rooms).room], ["a", "b"]);
});

test("where it is let go it begins with the nearest row, however high rows are", () => {
  // A head, and rows of which the second is high.
  const tops = [0, 30, 50, 130, 150];
  assert.equal(letGo(lesson, 34, tops, 8).begins, 480);
  assert.equal(letGo(lesson, 85, tops, 8).begins, 485);
  assert.equal(letGo(lesson, 95, tops, 8).begins, 490);
  assert.equal(letGo(lesson, 0, tops, 8).begins, 480);
});

test("in a list it begins when the one above ends; first of all when the first did", () => {
  const assembly: Place = { begins: 510, minutes: 15, room: "", column: 0 };
  assert.equal(after(lesson, assembly, assembly).begins, 525);
  assert.equal(after(lesson, undefined, assembly).begins, 510);
  assert.equal(after(lesson, undefined, undefined).begins, 540);
});

test("a place is the same wherever its column is drawn", () => {
  assert.ok(isSame(lesson, { ...lesson, column: 4 }));
  assert.ok(!isSame(lesson, { ...lesson, room: "b" }));
});
