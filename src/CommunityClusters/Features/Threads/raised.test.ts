import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { offerFirstAnswer } from "./raised";

const offer = '<p data-offered-to="nomsa thandi"><span data-for="others">to them</span><span data-for="me" hidden>to you</span></p>';

for (const [me, says] of [["nomsa", "to you"], ["sibusiso", "to them"], ["", "to them"]] as const) {
  test(`Where the first answer is offered, ${me || "nobody"} reads that it is offered ${says}`, () => {
    const { document } = parseHTML(offer);
    offerFirstAnswer(document, me);
    assert.deepEqual([...document.querySelectorAll<HTMLElement>("[data-for]")].filter((one) => !one.hidden).map((one) => one.textContent), [says]);
  });
}
