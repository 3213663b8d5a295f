import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { mention } from "../../Client/files/address";
import { takeOut } from "./take-out-file";

test("a file that is not taken leaves its words in the text, wherever it stood", async () => {
  const [id, other, section] = ["6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f", "7f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f", "abcdefghijklmnopqrstu"];
  const doc = new Y.Doc();
  doc.getMap("sections").set(`${section}:kind`, "aims");
  const text = doc.getText(`text:${section}`);
  const stays = mention({ id: other, ending: ".webp", width: 8, height: 6 }, "a lens");
  text.insert(0, `Bring ${mention({ id, ending: ".pdf", width: 0, height: 0 }, "worksheet (1 KB)")}, look at ${stays} and ${mention({ id, ending: ".pdf", width: 0, height: 0 }, "again")}.`);
  const dropped: string[] = [];
  await takeOut(doc, { drop: async (gone) => void dropped.push(gone) }, id);
  assert.equal(text.toString(), `Bring worksheet (1 KB), look at ${stays} and again.`);
  assert.deepEqual(dropped, [id]);
});
