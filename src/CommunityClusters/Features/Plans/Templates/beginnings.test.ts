import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { firstContent } from "../begin";
import { hintOf } from "../page";
import { placeAmongFirst } from "../order";
import { sayer } from "../say";
import { addSection, allSections, removeSection, sectionsOf, textOf } from "../sections";
import { type Kind, rootsOf } from "../shape";
import { meet, twoPhones } from "../two-phones";
import cases from "./beginning-cases.json";
import { readPrompt, sectionsOfBeginning } from "./beginnings";
import { sectionsLike } from "./on-phone";

type Case = { template: string; of?: { sections: Record<string, string | number | boolean>; texts: Record<string, string> }; sections: unknown[][] };

const nothing = { topic: "Lenses", subject: "", grades: [], minutes: null };

// The server is held to the same in BeginFromTemplateTests.
for (const { template, of, sections } of cases as unknown as Case[]) {
  test(`a plan that begins on the phone with "${template}" begins as one that the server makes`, () => {
    const doc = begun(of ? sectionsLike(written(of)) : sectionsOfBeginning(template)!);
    assert.deepEqual(sectionsOf(doc).map((s) => [s.order, s.kind, s.name, s.minutes ?? 0, s.prompt, textOf(doc, s.id).toString()]), sections);
  });
}

test("a copy is a text of its own, under ids of its own and one client", () => {
  const template = begun([{ kind: "activity", text: "Pull" }]);
  const bytes = firstContent(nothing, sectionsLike(template));
  const copy = read(bytes);
  const [from, to] = [sectionsOf(template)[0]!.id, sectionsOf(copy)[0]!.id];
  assert.notEqual(from, to);
  textOf(copy, to).insert(4, " harder");
  assert.equal(textOf(template, from).toString(), "Pull");
  assert.equal(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(bytes)).size, 1);
});

test("what a beginning asks is shown in the reader's words while the text is empty, and is no part of it", () => {
  const doc = begun(sectionsOfBeginning("enquiry")!);
  const section = sectionsOf(doc)[0]!;
  const say = sayer({ "plan.prompt.enquiry.aims": "What should they find out?", "plan.section.empty": "Write here…" }, "en");
  assert.equal(hintOf(section, say), "What should they find out?");
  assert.equal(hintOf({ kind: "aims", prompt: "" }, say), "Write here…");
  assert.equal(textOf(doc, section.id).length, 0);
});

test("a prompt that this program does not know, or that belongs to another kind, is passed over", () => {
  for (const [code, kind] of [["nonsense", "aims"], ["plain", "aims"], ["enquiry", "homework"], ["toString", "aims"], [7, "aims"]] as [unknown, Kind][]) assert.equal(readPrompt(code, kind), "");
  assert.equal(sectionsOfBeginning("nonsense"), undefined);
});

test("two phones without signal write in a plan with prompts, and one removes a section of it: both show the same, and the prompts stay in their places", () => {
  const [one, other] = twoPhones((doc) => Y.applyUpdate(doc, firstContent(nothing, sectionsOfBeginning("struggle")!)));
  const ids = allSections(one).map((s) => s.id);
  textOf(one, ids[0]!).insert(0, "They forget the second force.");
  removeSection(other, ids[0]!);
  addSection(other, "activity", ids[1]!);
  meet(one, other);
  assert.equal(textOf(other, ids[0]!).toString(), "They forget the second force.");
  assert.deepEqual(sectionsOf(one).map((s) => s.prompt), ["struggle", "", ...Array<string>(6).fill("struggle")]);
});

test("first places sort in their order, however many there are", () => {
  const places = Array.from({ length: 62 + 62 * 62 }, (_, at) => placeAmongFirst(at));
  assert.deepEqual([...places].sort((a, b) => (a < b ? -1 : 1)), places);
  assert.equal(new Set(places).size, places.length);
});

function begun(sections: Parameters<typeof firstContent>[1]): Y.Doc {
  return read(firstContent(nothing, sections));
}

function read(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return doc;
}

function written({ sections, texts }: NonNullable<Case["of"]>): Y.Doc {
  const doc = new Y.Doc();
  for (const [key, value] of Object.entries(sections)) rootsOf(doc).sections.set(key, value);
  for (const [id, text] of Object.entries(texts)) textOf(doc, id).insert(0, text);
  return doc;
}
