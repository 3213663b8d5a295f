import type * as Y from "yjs";
import type { Waiting } from "../../Client/outbox";
import { notesOf, textOf } from "../Gatherings/Observing/notes";
import { rootsOf } from "../Gatherings/Observing/shape";
import type { Say } from "../Plans/say";

type Kind = "Issue" | "Whole";

export interface Raising {
  /** Something was noted. */
  noted(): void;
  destroy(): void;
}

/** The observation as words for a post: the issue, or all notes with their prompt and minute. `ObservedWords.cs` says the same where no script runs. */
export function wordsOf(doc: Y.Doc, kind: Kind, say: Say): string {
  const issue = rootsOf(doc).issue.toString().trim();
  if (kind === "Issue") return issue;
  const notes = notesOf(doc).map((note) => ({ ...note, text: textOf(doc, note.id).toString().trim() })).filter(({ text }) => text !== "")
    .map((note) => `*${say(`observation.kind.${note.kind}`)}*${note.minute === null ? "" : `, ${say("observation.minute", { minute: note.minute })}`}: ${note.text}`);
  return [...notes, ...(issue ? [`*${say("observation.issue")}*: ${issue}`] : [])].join("\n\n");
}

/** The form by which an observer raises what they noted: filled from the document on this phone, for as long as they have not changed the words. */
export function raiseForm(doc: Y.Doc, say: Say, root: ParentNode = document): Raising {
  const section = root.querySelector<HTMLElement>("[data-raise]");
  if (!section) return { noted: () => undefined, destroy: () => undefined };
  const box = section.querySelector("details")!;
  const form = section.querySelector("form")!;
  const field = form.querySelector("textarea")!;
  const chosen = form.querySelector<HTMLInputElement>("[name='Ask.Kind']")!;
  const choices = [...form.querySelectorAll<HTMLElement>("[data-fill]")];
  const long = form.querySelector<HTMLElement>("[data-raise-long]")!;
  const done = section.querySelector<HTMLElement>("[data-raise-done]")!;
  const refused = section.querySelector<HTMLElement>("[data-refused-here]");
  const wasDone = !done.hidden;
  // What was typed, and refused or not yet seen by a script, is the observer's own wording.
  let filled: string | undefined = field.dataset["typed"] !== "true" && field.value === field.defaultValue ? field.value : undefined;
  let waiting = 0;
  let isSent = false;

  function fill(): void {
    if (field.value === filled || field.value === "") {
      field.value = filled = wordsOf(doc, chosen.value as Kind, say);
      // Nobody typed it: a page that is old may be fetched anew.
      field.defaultValue = filled;
    }
    measure();
  }
  function measure(): void {
    long.hidden = field.value.length <= Number(field.dataset["most"]);
    form.querySelector("button")!.disabled = !long.hidden;
  }
  function choose(kind: Kind): void {
    chosen.value = kind;
    for (const one of choices) one.setAttribute("aria-current", String(one.dataset["fill"] === kind));
  }
  function click(event: Event): void {
    const choice = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-fill]") : null;
    if (!choice) return;
    event.preventDefault();
    choose(choice.dataset["fill"] as Kind);
    // Who asks for other words wants them, whatever stands there.
    filled = field.value;
    fill();
  }
  /** It was queued: what comes next is another post, and begins with the issue again. */
  function emptied(): void {
    setTimeout(() => {
      choose("Issue");
      // What was typed meanwhile is the next post's.
      if (field.value === field.defaultValue) filled = field.value;
      fill();
    });
  }
  /** Noted where it is theirs alone, so that every page and phone of theirs knows that it was raised. */
  function queued(): void {
    if (refused) refused.hidden = true;
    rootsOf(doc).about.set("raised", Date.now());
    box.querySelector("summary")?.focus();
  }
  function show(): void {
    done.hidden = waiting > 0 || !(wasDone || isSent || rootsOf(doc).about.has("raised"));
    const was = !done.hidden || waiting > 0;
    section!.querySelector<HTMLElement>("[data-raise-first]")!.hidden = was;
    section!.querySelector<HTMLElement>("[data-raise-again]")!.hidden = !was;
  }
  const mine = (one: Waiting): boolean => one.kind === "raise" && new URL(one.action, location.href).pathname === location.pathname;
  function waits(event: Event): void {
    waiting = (event as CustomEvent<Waiting[]>).detail.filter((one) => mine(one) && !one.refused).length;
    show();
  }
  function outcome(event: Event): void {
    const { outcome: what, waiting: one } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
    if (!mine(one)) return;
    if (what === "sent") isSent = true;
    if (what === "refused") rootsOf(doc).about.delete("raised");
    if (what === "refused" && refused) {
      refused.querySelector("span")!.textContent = /^\d+$/.test(one.refused ?? "") ? (refused.dataset["gone"] ?? "") : (one.refused ?? "");
      refused.hidden = false;
      // Their words stand where they were typed; the page of what waits keeps them, too.
      field.value = one.fields.find(([name]) => name === "Ask.Text")?.[1] ?? field.value;
      filled = undefined;
      box.open = true;
    }
    show();
  }

  const ends: (() => void)[] = [];
  function on(target: EventTarget, name: string, act: (event: Event) => void): void {
    target.addEventListener(name, act);
    ends.push(() => target.removeEventListener(name, act));
  }
  on(form, "click", click);
  on(form, "reset", emptied);
  on(form, "queued", queued);
  on(field, "input", measure);
  on(box, "toggle", fill);
  on(document, "waits", waits);
  on(document, "outcome", outcome);
  fill();
  show();
  // What waits may have been shown before this was here.
  setTimeout(() => document.dispatchEvent(new Event("drawn")));
  return { noted: fill, destroy: () => ends.forEach((end) => end()) };
}
