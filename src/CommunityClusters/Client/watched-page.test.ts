import assert from "node:assert/strict";
import { test } from "node:test";
import { PageNumbers, cursorOf, takesNews } from "./watched-page";

test("news of the watched topic is taken once, and never again", () => {
  const page = { dataset: { watch: "cluster:1", cursor: "4" } };
  assert.ok(takesNews(page, "cluster:1", 5));
  assert.equal(cursorOf(page), 5);
  assert.ok(!takesNews(page, "cluster:1", 5));
});

test("news that the page was drawn with is not taken, nor an older one that comes late", () => {
  const page = { dataset: { watch: "cluster:1", cursor: "10" } };
  assert.ok(!takesNews(page, "cluster:1", 10));
  assert.ok(!takesNews(page, "cluster:1", 9));
  assert.equal(cursorOf(page), 10);
});

test("news of another topic, or of a page that is gone, is not taken", () => {
  const page = { dataset: { watch: "cluster:2" } };
  assert.ok(!takesNews(page, "cluster:1", 1));
  assert.ok(!takesNews(null, "cluster:1", 1));
  assert.equal(cursorOf(page), 0);
});

test("who left takes nothing more", () => {
  assert.ok(!takesNews({ dataset: {} }, "cluster:1", 1));
});

test("what was sent to the page before is none of the next one's news, though they share a topic", () => {
  const numbers = new PageNumbers();
  const [first, second] = [{ dataset: { watch: "members:1" } }, { dataset: { watch: "members:1" } }];
  const one = numbers.next(first);
  assert.ok(numbers.isFor(first, one));
  const two = numbers.next(second);
  assert.ok(!numbers.isFor(second, one));
  assert.ok(numbers.isFor(second, two));
});

test("a page takes what a server of yesterday sends, which knows no numbers", () => {
  assert.ok(new PageNumbers().isFor({ dataset: {} }, undefined));
  assert.ok(!new PageNumbers().isFor(null, undefined));
});
