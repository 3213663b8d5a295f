import assert from "node:assert/strict";
import { test } from "node:test";
import { letVisitsBeOvertaken } from "./overtaken";

const page = new EventTarget();
globalThis.addEventListener = page.addEventListener.bind(page);
letVisitsBeOvertaken();

function visit(signal?: AbortSignal): void {
  page.dispatchEvent(Object.assign(new Event("turbo:before-fetch-request"), { detail: { fetchOptions: { signal } } }));
}

/** Whether the browser is told that nobody waited for what failed so. */
function isComplained(reason: unknown): boolean {
  return page.dispatchEvent(Object.assign(new Event("unhandledrejection", { cancelable: true }), { reason }));
}

test("a visit that was overtaken is no complaint", () => {
  const overtaken = new AbortController();
  visit(overtaken.signal);
  overtaken.abort();
  assert.ok(!isComplained(overtaken.signal.reason));
});

test("a visit that failed was told where it failed", () => {
  const error = new TypeError("Failed to fetch");
  page.dispatchEvent(Object.assign(new Event("turbo:fetch-request-error"), { detail: { error } }));
  assert.ok(!isComplained(error));
});

test("what else was broken off is one: a change of the disk, a request of a script, and what a script could not fetch", () => {
  const [overtaken, other] = [new AbortController(), new AbortController()];
  visit(overtaken.signal);
  visit();
  overtaken.abort();
  other.abort();
  for (const reason of [new DOMException("", "AbortError"), other.signal.reason, new TypeError("Failed to fetch"), undefined, "AbortError"]) {
    assert.ok(isComplained(reason));
  }
});
