import assert from "node:assert/strict";
import { test } from "node:test";
import { mention } from "../../../Client/files/address";
import { addressIn, lineOf, wordsIn } from "./lines";

const id = "6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f";
const lens = mention({ id, ending: ".jpg", width: 8, height: 6 }, "a [thin] lens \\ ruler");

test("a picture is read from the line that names it", () => {
  assert.equal(lens, `![a \\[thin\\] lens \\\\ ruler](/files/${id}.jpg#8x6)`);
  assert.deepEqual([addressIn(lens)?.path, addressIn(lens)?.width, wordsIn(lens)], [`/files/${id}.jpg`, 8, "a [thin] lens \\ ruler"]);
});

test("what is no picture of ours is none", () => {
  for (const other of ["a lens", `[a lens](/files/${id}.jpg)`, "![a lens](https://elsewhere.example/lens.jpg)", `![a lens](/files/${id}.mp3)`, `![a](/files/${id}.jpg) and more`]) {
    assert.equal(addressIn(other), undefined, other);
  }
});

test("other words leave the picture as it is, and are cut where nobody reads on", () => {
  assert.equal(lineOf(lens, "two [lenses]"), `![two \\[lenses\\]](/files/${id}.jpg#8x6)`);
  assert.equal(wordsIn(lineOf(lens, "ab".repeat(150))), "ab".repeat(100));
});
