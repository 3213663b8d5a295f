import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf } from "../../Client/documents/leftovers";
import { Clock } from "../../Client/documents/testing/clock";
import { FakePhone } from "../../Client/documents/testing/fake-phone";
import { FakeServer } from "../../Client/documents/testing/fake-server";
import { Files } from "../../Client/files/files";
import { withoutPictures } from "./Bringing/brought";
import { keepBrought } from "./keep-brought";

const place = { id: "plan", cluster: "optics", name: "Optics", topic: "Lenses" };
const begun = { topic: "Lenses", subject: "", grades: [], minutes: null };
const sections = [{ kind: "activity" as const, name: "", minutes: 0, text: "Hold it up: ![the lens](/files/1-80x60.jpg)" }];
const pictures = ["1", "2"].map((id) => ({ id, name: `${id}.jpg`, ending: ".jpg", bytes: new Uint8Array(100), width: 80, height: 60 }));

function phone(): { phone: FakePhone; files: Files } {
  const clock = new Clock();
  const phone = new FakePhone(new FakeServer(), clock, "nomsa");
  return { phone, files: new Files("nomsa", phone.tab().around) };
}

test("a plan that was brought waits on the phone with its pictures", async () => {
  const { phone: hers, files } = phone();
  await keepBrought("nomsa", files, place, begun, sections, pictures);
  assert.equal(files.waiting.length, 2);
  globalThis.indexedDB = hers.databases;
  assert.deepEqual((await documentsOf("nomsa")).map(({ id }) => id), ["plan"]);
});

for (const [what, isFullFor] of [
  ["its second picture", (written: unknown) => (written as { id?: string }).id === "2"],
  ["its words", (written: unknown) => "changes" in (written as object)],
] as const) {
  test(`where the phone has no room for ${what} nothing of it stays to wait for a plan that is never begun`, async () => {
    const { phone: hers, files } = phone();
    hers.isFullFor = isFullFor;
    await assert.rejects(keepBrought("nomsa", files, place, begun, sections, pictures), { name: "QuotaExceededError" });
    assert.deepEqual(files.waiting, []);
    globalThis.indexedDB = hers.databases;
    assert.deepEqual((await documentsOf("nomsa")).map(({ waiting }) => waiting), []);

    // There is room again.
    hers.isFullFor = () => false;
    await keepBrought("nomsa", files, place, begun, sections, pictures);
    assert.equal(files.waiting.length, 2);
  });
}

test("without its pictures a text keeps what is said of them", () => {
  assert.equal(withoutPictures(sections[0]!.text, pictures), "Hold it up: the lens");
});
