import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { belongsIn, nextIn } from "./belongs";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

function element(html: string): HTMLElement {
  const place = document.createElement("div");
  place.innerHTML = html;
  return place.firstElementChild as unknown as HTMLElement;
}
const action = (order: number, state = "Open"): HTMLElement => element(`<li data-order="${order}" data-state="${state}"></li>`);

test("what is done, or stands on a further page, comes into no list of what is to be done", () => {
  const list = element('<ul data-only="Open" data-from="12"></ul>');
  assert.ok(belongsIn(list, action(12)));
  assert.ok(!belongsIn(list, action(11)));
  assert.ok(!belongsIn(list, action(40, "Done")));
  assert.ok(belongsIn(element("<ul></ul>"), action(1, "LetGo")));
  assert.ok(belongsIn(element("<ul></ul>"), element("<li></li>")));
});

test("what was written earlier goes below what was written later, and what has no order first", () => {
  const list = element('<ul><li data-order="9" id="nine"></li><li data-order="3" id="three"></li></ul>');
  const before = (one: HTMLElement): string | undefined => (nextIn(list, one) as HTMLElement | null)?.id;
  assert.equal(before(action(10)), "nine");
  assert.equal(before(action(5)), "three");
  assert.equal(before(action(1)), undefined);
  assert.equal(before(element("<li></li>")), "nine");
});
