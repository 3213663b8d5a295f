import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { aboutOf } from "./about";
import { firstContent } from "./begin";
import { addSection, allSections } from "./sections";
import { rootsOf } from "./shape";
import { sectionsOfBeginning } from "./Templates/beginnings";

test("a plan that is begun on the phone says what was typed and has the sections of every lesson, with room between them", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstContent({ topic: "Lenses", subject: "physical-sciences", grades: ["10", "11"], minutes: 45 }, sectionsOfBeginning("plain")!));
  assert.equal(rootsOf(doc).topic.toString(), "Lenses");
  assert.deepEqual(aboutOf(doc), { subject: "physical-sciences", language: "", minutes: 45, grades: new Set(["10", "11"]) });
  assert.deepEqual(allSections(doc).map((s) => s.kind), ["aims", "known", "introduction", "activity", "assessment", "materials"]);
  const second = allSections(doc)[1]!.id;
  const added = addSection(doc, "homework", second);
  assert.deepEqual(allSections(doc).map((s) => s.id).slice(1, 3), [second, added]);
});

test("what was not said is not written", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstContent({ topic: "Lenses", subject: "", grades: [], minutes: null }, sectionsOfBeginning("plain")!));
  assert.deepEqual([...rootsOf(doc).about.keys()], []);
});
