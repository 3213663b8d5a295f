import type * as Y from "yjs";
import { aboutOf } from "./about";
import { nameOf as choiceName } from "./board";
import { make } from "./dom";
import { nameOf, type PlanPage } from "./page";
import { allSections, type Section, textOf } from "./sections";
import { rootsOf } from "./shape";

type Parts = Pick<PlanPage, "doc" | "say" | "choices">;

/** The whole plan as Markdown: what was not sent yet, and at its end what was removed, too. */
export function planAsMarkdown({ doc, say, choices }: Parts): string {
  const all = allSections(doc);
  const { subject, language, grades, minutes } = aboutOf(doc);
  const about = [
    choiceName(choices.subjects, subject),
    grades.size === 0 ? "" : say(grades.size === 1 ? "plan.about.grade" : "plan.about.several", { grades: [...grades].map((g) => choiceName(choices.grades, g)).join(", ") }),
    minutes === null ? "" : say("plan.minutes.count", { count: minutes }),
    choiceName(choices.languages, language),
  ].filter((part) => part !== "");
  const removed = all.filter((s) => s.removed);
  return [
    `# ${rootsOf(doc).topic.toString() || say("plan.untitled")}`,
    ...(about.length === 0 ? [] : [about.join(" · ")]),
    ...all.filter((s) => !s.removed).map((s) => section(doc, say, s, "##")),
    ...(removed.length === 0 ? [] : [`## ${say("plan.removed.title", { count: removed.length })}`, ...removed.map((s) => section(doc, say, s, "###"))]),
  ].join("\n\n").concat("\n");
}

/** Gives the plan to the teacher as a file; what was not sent stands at its end once more, as it would be sent. */
export async function savePlan(parts: Parts, unsentAsFile: (read: () => string) => Promise<Blob | undefined>): Promise<void> {
  const unsent = await unsentAsFile(() => planAsMarkdown(parts)).catch(() => undefined);
  const file = unsent ?? new Blob([planAsMarkdown(parts)], { type: "text/plain;charset=utf-8" });
  const name = (rootsOf(parts.doc).topic.toString() || parts.say("plan.untitled")).replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 80);
  const address = URL.createObjectURL(file);
  make("a", { href: address, download: `${name}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function section(doc: Y.Doc, say: PlanPage["say"], s: Section, level: string): string {
  const time = s.minutes === null ? "" : ` (${say("plan.minutes.count", { count: s.minutes })})`;
  return `${level} ${nameOf(s, say)}${time}\n\n${textOf(doc, s.id).toString()}`.trimEnd();
}
