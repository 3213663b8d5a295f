import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { ask, follow, say } from "./counting";

/** A form as a browser has it: what is typed hides what stands by default, until it is reset. */
function page(wording = "0") {
  const fields = Array.from({ length: 9 }, () => "<input type=number>").join("");
  const { document } = parseHTML(`<div id="voice"></div><form><input name="Ask.Seen" value="0"><input name="Ask.Wording" value="${wording}"><input name="Topic" value="Lenses"><input name="Counts"><p data-anew hidden></p>${fields}</form>`);
  const form = document.querySelector("form") as unknown as HTMLFormElement;
  const voice = document.querySelector("div") as unknown as HTMLElement;
  const inputs = [...form.querySelectorAll<HTMLInputElement>("[type=number]")];
  for (const input of inputs) {
    let typed: string | undefined;
    let stands = "";
    Object.defineProperties(input, {
      value: { get: () => typed ?? stands, set: (text?: string) => (typed = text) },
      defaultValue: { get: () => stands, set: (text: string) => (stands = text) },
    });
  }
  const hears = (number: number, counts: string, of = "0") => (Object.assign(voice.dataset, { number: String(number), counts, wording: of }), follow(form, voice));
  const says = (name: string) => form.querySelector<HTMLInputElement>(`[name='${name}']`)!.value;
  return { form, inputs, hears, says };
}

test("a form in which nobody types begins from what stands there, and says that it was seen", () => {
  const { inputs, hears, says } = page();
  hears(3, "20,5,3,,,,12,0,1");
  assert.deepEqual(inputs.map((i) => i.value), ["20", "5", "3", "", "", "", "12", "0", "1"]);
  assert.equal(says("Ask.Seen"), "3");
});

test("what somebody types is kept, and with it what they saw", () => {
  const { inputs, hears, says } = page();
  hears(1, "20,5,3,,,,,,");
  inputs[0]!.value = "22";
  hears(2, "21,4,3,,,,,,");
  assert.deepEqual([inputs[0]!.value, inputs[1]!.value, says("Ask.Seen")], ["22", "5", "1"]);
});

test("counts of a question in other words are left to a page that asks it so, to which the form leads", () => {
  const { form, inputs, hears, says } = page("1");
  const isTold = (): boolean => !form.querySelector("[data-anew]")!.hasAttribute("hidden");
  hears(1, "20,5,3,,,,,,", "2");
  assert.deepEqual([inputs[0]!.value, says("Ask.Seen"), isTold()], ["", "0", true]);
  inputs[0]!.value = "20";
  hears(2, "21,5,3,,,,,,", "2");
  assert.equal(isTold(), true);
  inputs[0]!.value = undefined as unknown as string;
  hears(2, ",,,,,,,,", "");
  assert.equal(isTold(), false);
  assert.equal(says("Ask.Seen"), "2");
});

test("what waits says the lesson and its counts, however often they were typed", () => {
  const { form, inputs, says } = page();
  inputs[0]!.value = "2";
  say(form);
  inputs[0]!.value = "20";
  say(form);
  assert.equal(says("Topic"), "Lenses: 20 / – / – · – / – / – · – / – / –");
  assert.equal(says("Counts"), "20 / – / – · – / – / – · – / – / –");
});

test("where learners may have been asked in other words, the questions stand as they are chosen, and what stands there chooses", () => {
  const words = ["0", "2"].map((version) => `<label><input type="radio" name="Ask.Wording" value="${version}"><span><bdi>Could you draw it ${version}?</bdi></span></label>`).join("");
  const { document } = parseHTML(`<div id="voice"></div><form><input name="Ask.Seen" value="0">${words}<input name="Topic" value="Lenses"><input name="Counts"><fieldset><legend data-question></legend><input type="number"></fieldset></form>`);
  const [form, voice] = [document.querySelector("form") as unknown as HTMLFormElement, document.querySelector("div") as unknown as HTMLElement];
  const choices = [...form.querySelectorAll<HTMLInputElement>("[type=radio]")];
  choices.forEach((choice, i) => Object.assign(choice, { checked: i === 0, defaultChecked: i === 0 }));
  Object.assign(form.querySelector("[type=number]")!, { defaultValue: "" });
  Object.assign(voice.dataset, { number: "1", counts: "", wording: "2" });
  follow(form, voice);
  assert.deepEqual([choices[1]!.checked, form.querySelector("legend")!.textContent, form.querySelector<HTMLInputElement>("[name='Ask.Seen']")!.value], [true, "Could you draw it 2?", "1"]);
  [choices[0]!.checked, choices[1]!.checked] = [true, false];
  ask(form);
  assert.equal(form.querySelector("legend")!.textContent, "Could you draw it 0?");
  follow(form, voice);
  assert.equal(choices[0]!.checked, true, "what somebody chose is kept");
});
