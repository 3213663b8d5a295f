import type { Kind } from "./shape";

/** What teachers call the kinds of sections in plans of their own, in small letters; the first that fits is taken. */
const names: readonly (readonly [Kind, readonly string[]])[] = [
  ["aims", ["what learners should be able to do", "aim", "aims", "lesson aims", "objective", "objectives", "lesson objectives", "learning objectives", "learning outcomes", "outcomes", "specific aims", "doel", "doelwitte", "izinhloso", "مقاصد"]],
  ["known", ["what they already know", "prior knowledge", "pre-knowledge", "previous knowledge", "baseline knowledge", "assumed knowledge", "voorkennis", "سابقہ معلومات"]],
  ["misconceptions", ["common misconceptions", "misconceptions", "common errors", "common mistakes", "wanopvattings"]],
  ["introduction", ["introduction", "starter", "warm-up", "warm up", "lesson introduction", "opening", "inleiding", "isingeniso", "تعارف"]],
  ["questions", ["questions to ask", "questions", "key questions", "questioning", "vrae", "imibuzo", "سوالات"]],
  ["assessment", ["assessment", "formative assessment", "informal assessment", "assessment strategies", "evaluation", "assessering", "ukuhlola", "جائزہ"]],
  ["support", ["for learners who need more help", "support", "expanded support", "remediation", "remedial work", "scaffolding"]],
  ["challenge", ["for learners who need more challenge", "enrichment", "expanded opportunities", "extension", "challenge"]],
  ["materials", ["materials", "resources", "teaching resources", "ltsm", "learning and teaching support materials", "apparatus", "what is needed", "hulpbronne", "izinsiza", "وسائل"]],
  ["homework", ["homework", "home work", "tuiswerk", "umsebenzi wasekhaya", "گھر کا کام"]],
  ["watch-for", ["what observers should watch for", "observation focus", "observe"]],
  ["activity", ["activity", "activities", "main activity", "learner activities", "teaching activities", "lesson development", "development", "presentation", "body", "main body", "procedure", "steps", "aktiwiteit", "aktiwiteite", "umsebenzi", "سرگرمی"]],
];

/** The kind of section that a name means, and whether the name says no more than the kind; null where it means none. */
export function kindNamed(name: string): { readonly kind: Kind; readonly isExact: boolean } | null {
  const asked = name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  for (const [kind, said] of names) if (said.includes(asked)) return { kind, isExact: true };
  // "Activity 2: pulling" is an activity with a name of its own.
  for (const [kind, said] of names) if (said.some((one) => asked.startsWith(one) && /^[\s\d:.–-]/.test(asked.slice(one.length)))) return { kind, isExact: false };
  return null;
}
