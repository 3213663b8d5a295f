import assert from "node:assert/strict";
import { test } from "node:test";
import cases from "./formula-cases.txt";
import { texOf } from "./formula-grammar";
import { grammar } from "./grammar";

for (const line of cases.split("\n")) {
  const [written, expected] = line.split("⇒").map((part) => part.trimEnd());
  if (written === undefined || expected === undefined) continue;
  test(`formulas: ${line}`, () => {
    assert.equal(formulasOf(written.replaceAll("⏎", "\n")), expected.trim());
  });
}

function formulasOf(text: string): string {
  const found: string[] = [];
  grammar.parse(text).iterate({
    enter({ name, from, to }) {
      if (name !== "Formula" && name !== "FormulaBlock") return;
      const { tex, alone } = texOf(text.slice(from, to));
      found.push((alone ? `‹‹${tex}››` : `‹${tex}›`).replaceAll("\n", "⏎"));
    },
  });
  return found.join(" ");
}
