import type { Waiting } from "../../../Client/outbox";
import { now } from "../Days/clock";
import { ask, follow, say } from "./counting";

function begin(form: HTMLFormElement): void {
  const voice = document.getElementById(form.dataset["voice"] ?? "");
  if (voice) follow(form, voice);
}

function show(): void {
  for (const told of document.querySelectorAll<HTMLElement>("[data-until]")) told.hidden = now() >= Number(told.dataset["until"]);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-voice]")) begin(form);
}

/** What the server did not take is said here, where it was typed; the page of what waits keeps it. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-refused-here]");
  // Not there: the lesson, or the cluster. Another number is no reason; the page of what waits says what it means.
  const why = waiting.refused === "404" ? note?.dataset["gone"] : waiting.refused;
  if (!note || !why || /^\d+$/.test(why) || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  note.querySelector("span")!.textContent = [waiting.says, why].filter(Boolean).join(": ");
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
document.addEventListener("input", ({ target }) => {
  const form = target instanceof HTMLInputElement ? target.form : null;
  if (!form?.dataset["voice"]) return;
  ask(form);
  say(form);
});
document.addEventListener("reset", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.dataset["voice"]) return;
  delete target.dataset["typed"];
  // It is empty only after this.
  setTimeout(() => begin(target));
});
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") tellRefused(waiting);
});
// On a page to which Turbo led this is read after both.
show();
