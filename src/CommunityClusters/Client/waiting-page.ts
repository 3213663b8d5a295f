import type { Outbox, Waiting } from "./outbox";
import type { FilesCode } from "./waiting";

/** What knows the words and the files that wait, where this page leads to it. */
interface Code {
  readonly editor: (() => Promise<typeof import("./editor")>) | undefined;
  readonly files: (() => Promise<FilesCode>) | undefined;
}

/**
 * The page of what waits: its texts, and for each the choice to throw it away; for all, to save them as a file.
 * @param words in which documents words wait; the editor's code knows them
 * @param files how many files wait
 */
export function showWaitingPage(outbox: Outbox | undefined, waiting: Waiting[], words: readonly string[], files: number, code: Code, changed: () => void): void {
  const { editor } = code;
  const list = document.querySelector<HTMLElement>("[data-waiting-page]");
  const template = document.querySelector<HTMLTemplateElement>("template[data-waiting-all]");
  if (!list || !template) return;
  list.replaceChildren(
    ...waiting.map((one) => {
      const row = template.content.cloneNode(true) as DocumentFragment;
      const says = row.querySelector("[data-says]")!;
      says.textContent = one.says;
      if (one.leads) says.replaceChildren(Object.assign(document.createElement("a"), { href: one.leads, textContent: one.says }));
      const refused = row.querySelector<HTMLElement>("[data-refused]")!;
      refused.textContent = one.refused ? `${refused.dataset["before"]} ${/^40[34]$/.test(one.refused) ? refused.dataset["gone"] : one.refused}` : "";
      row.querySelector("[data-discard]")!.addEventListener("click", () => void outbox?.remove(one.number!).then(async () => {
        if (one.leads && editor) await (await editor()).forgetPlan(outbox.teacher, one.leads);
        changed();
      }));
      return row;
    }),
  );
  const plans = document.querySelector<HTMLElement>("[data-waiting-plans]");
  if (plans && words.length === 0) plans.replaceChildren();
  else if (plans && editor && outbox) void editor().then((its) => its.showWaitingPlans(plans, template, outbox.teacher, words, changed));
  const kept = document.querySelector<HTMLElement>("[data-waiting-files]");
  if (kept && files === 0) kept.replaceChildren();
  else if (kept && code.files && outbox) void code.files().then((its) => its.showWaitingFiles(kept, template, outbox.teacher, changed));
  const isNone = waiting.length + words.length + files === 0;
  document.querySelector<HTMLElement>("[data-waiting-none]")!.hidden = !isNone;
  document.querySelector<HTMLElement>("[data-waiting-some]")!.hidden = isNone;
  const card = document.querySelector<HTMLElement>("[data-waiting-card]");
  if (card) card.hidden = isNone;
}

/** What a person would recognise it by: what they typed, or what stands beside the button that they pressed. */
export function textOf(fields: [string, string][], pressed?: HTMLButtonElement): string {
  const typed = fields.filter(([name, value]) => /Topic$|Struggle$|Text$|What$|Pictures$/.test(name) && value.trim() !== "").map(([, value]) => value.replace(/^!\[(.*)\]\(\/files\/\S+$/, "$1"));
  if (typed.length > 0) return typed.join("\n");
  const card = pressed?.closest(".need, .action, .post");
  const folded = card?.querySelector<HTMLElement>("[data-taken-back]")?.dataset["takenBack"];
  const beside = folded ?? card?.querySelector(".need__title, .action__what, [data-text]")?.textContent ?? "";
  return [beside.trim(), pressed?.querySelector("span")?.textContent].filter(Boolean).join(": ");
}

/** Saves what waits as a text file that any phone can open. */
export function saveAsFile(texts: readonly string[], name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([texts.join("\n\n")], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
