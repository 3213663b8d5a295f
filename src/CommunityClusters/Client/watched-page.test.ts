import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorOf, takesNews } from "./watched-page";

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
