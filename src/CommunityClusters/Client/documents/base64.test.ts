import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "./base64";

test("bytes of any length are written as others read them", () => {
  for (const length of [0, 1, 2, 3, 0x8000, 0x8001, 300_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 256);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
  }
});
