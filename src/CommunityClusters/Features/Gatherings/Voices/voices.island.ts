import type { Waiting } from "../../../Client/outbox";

const counted = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("[type=number]")];

/** What a form says in the list of what waits: its lesson, and the counts as they were typed. */
function say(form: HTMLFormElement): void {
  const counts = counted(form).map((field) => field.value || "–");
  const topic = form.querySelector<HTMLInputElement>("[name=Topic]")!;
  topic.dataset["says"] ??= topic.value;
  const said = [0, 3, 6].map((first) => counts.slice(first, first + 3).join(" / ")).join(" · ");
  topic.value = `${topic.dataset["says"]}: ${said}`;
  const only = form.querySelector<HTMLInputElement>("[name=Counts]") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "Counts" }));
  only.value = said;
}

/** A form begins from what stands there now. While somebody types in it, it keeps what they saw: another's counts are not written over unseen. */
function follow(form: HTMLFormElement): void {
  const voice = document.getElementById(form.dataset["voice"] ?? "");
  const fields = counted(form);
  if (!voice || form.dataset["typed"] || fields.some((field) => field.value !== field.defaultValue)) return;
  // Counts of a question in other words are corrected on a page that asks it so.
  const { wording } = voice.dataset;
  if (wording && wording !== form.querySelector<HTMLInputElement>("[name='Ask.Wording']")!.value) return;
  const counts = voice.dataset["counts"]?.split(",") ?? [];
  fields.forEach((field, i) => (field.defaultValue = counts[i] ?? ""));
  const seen = form.querySelector<HTMLInputElement>("[name='Ask.Seen']")!;
  seen.value = voice.dataset["number"] ?? "0";
}

function show(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-voice]")) follow(form);
}

/** What the server did not take is said here, where it was typed; the page of what waits keeps it. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-refused-here]");
  // A number is no reason; that it is no longer open to whom it was, the page of what waits says.
  if (!note || !waiting.refused || /^\d+$/.test(waiting.refused) || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  note.querySelector("span")!.textContent = [waiting.says, waiting.refused].filter(Boolean).join(": ");
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
document.addEventListener("input", ({ target }) => {
  const form = target instanceof HTMLInputElement ? target.form : null;
  if (form?.dataset["voice"]) say(form);
});
document.addEventListener("reset", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.dataset["voice"]) return;
  delete target.dataset["typed"];
  // It is empty only after this.
  setTimeout(() => {
    follow(target);
    say(target);
  });
});
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") tellRefused(waiting);
});
// On a page to which Turbo led this is read after both.
show();
