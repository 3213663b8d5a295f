import assert from "node:assert/strict";
import { test } from "node:test";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

for (const isForced of [false, true]) {
  const how = isForced ? "by the browser" : "by a page";

  test(`words that wait are written again when the disk is emptied under an open page ${how}`, async () => {
    const { phone, there } = world();
    const own = phone("thandi");
    const before = own.tab();
    const earlier = await before.open(id);
    type(earlier, "earlier ");
    await is(earlier, "phone");
    before.kill();
    const tab = own.tab();
    const document = await tab.open(id);
    type(document, "now ");
    await until(() => document.state.waiting === 2 && document.state.words === "phone");
    await own.loseDisk(isForced);
    await turns(60);
    await is(document, "phone");
    tab.kill();
    const next = own.tab();
    const again = await next.open(id);
    assert.equal(words(again.doc), "earlier now ");
    next.line.open();
    await is(again, "saved");
    assert.equal(words(there.doc), "earlier now ");
    await again.close();
  });

  test(`words are never said to be saved that are on neither disk, and are sent all the same, emptied ${how}`, async () => {
    const { phone, there, clock, server } = world();
    const own = phone("thandi");
    const tab = own.tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    await turns(60);
    for (const word of ["a ", "b ", "c "]) {
      type(document, word);
      await is(document, "phone");
      const end = document.onState(() => assert.ok(document.state.words !== "saved" || words(there.doc).includes(word)));
      await own.loseDisk(isForced);
      clock.advance(1_000);
      await turns(60);
      clock.advance(10_000);
      await is(document, "saved");
      end();
      assert.ok(words(there.doc).endsWith(word));
    }
    assert.equal(server.pushes, 3);
    await document.close();
  });

  test(`what is acknowledged after the disk was emptied takes nothing from it that waits, ${how}`, async () => {
    const { phone, there, clock } = world();
    const own = phone("thandi");
    const tab = own.tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    await turns(60);
    tab.line.holdsAnswers = true;
    type(document, "under way ");
    await is(document, "phone");
    clock.advance(1_000);
    await until(() => there.sequence === 1);
    await own.loseDisk(isForced);
    type(document, "after ");
    await turns(60);
    tab.line.letGo();
    tab.line.isOpen = false;
    await turns(60);
    tab.kill();
    const again = await own.tab().open(id);
    assert.ok(words(again.doc).includes("after "));
    await again.close();
  });
}

test("a disk that could not take note of what the server has is told again, and new words are not taken for it", async () => {
  const { phone, there, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  await turns(60);
  type(document, "first ");
  await is(document, "phone");
  // Only the piece of what was acknowledged.
  own.isFullFor = (written) => "update" in (written as object) && !("sealed" in (written as object));
  clock.advance(1_000);
  await until(() => words(there.doc) === "first ");
  await turns(60);
  own.isFullFor = () => false;
  type(document, "second ");
  await is(document, "phone");
  assert.equal(document.state.waiting, 2);
  clock.advance(1_000);
  await is(document, "saved");
  assert.equal(words(there.doc), "first second ");
  await document.close();
});
