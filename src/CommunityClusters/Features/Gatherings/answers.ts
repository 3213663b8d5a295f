import type { Waiting } from "../../Client/outbox";

/**
 * Presses what this member said to a date or a gathering: what all see knows nobody's own answer, so the page adds it, from what
 * the server said and from what still waits to be sent.
 */
function showAnswers(waiting: Waiting[]): void {
  const mine = said();
  if (!mine) return;
  const here = new Map(waiting.filter((one) => one.kind === "answer" && !one.refused).map((one) => [one.action, valueOf(one)]));
  for (const button of document.querySelectorAll<HTMLButtonElement>(".says__one")) {
    const action = actionOf(button);
    const waits = here.get(action);
    button.setAttribute("aria-pressed", String((waits ?? mine.get(ofWhat(button))) === button.value));
    button.classList.toggle("says__one--waiting", waits === button.value);
  }
}

/** Remembers an answer that the server has: the page may have been drawn before. */
function remember(waiting: Waiting, outcome: string): void {
  const mine = said();
  const button = [...document.querySelectorAll<HTMLButtonElement>(".says__one")].find((one) => actionOf(one) === waiting.action);
  if (outcome !== "sent" || waiting.kind !== "answer" || !mine || !button) return;
  mine.set(ofWhat(button), valueOf(waiting));
  form()!.dataset["said"] = [...mine].map((one) => one.join("=")).join(" ");
  document.dispatchEvent(new Event("drawn"));
  if (valueOf(waiting) === "Yes") keepDay();
}

/** Who says that they come has the day on their phone from then on: there may be no signal when they next look. */
function keepDay(): void {
  const day = document.querySelector<HTMLTemplateElement>("template[data-once-coming]");
  if (!day) return;
  day.replaceWith(day.content);
  void (import(day.dataset["onceComing"]!) as Promise<typeof import("./Days/day")>).then(({ show }) => show());
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>("form#says");

function said(): Map<string, string> | undefined {
  const own = form()?.dataset["said"];
  return own === undefined ? undefined : new Map(own.split(" ").filter(Boolean).map((one) => one.split("=") as [string, string]));
}

function ofWhat(button: HTMLButtonElement): string {
  return button.closest<HTMLElement>("[data-of]")?.dataset["of"] ?? "";
}

function actionOf(button: HTMLButtonElement): string {
  const { pathname, search } = new URL(button.formAction);
  return pathname + search;
}

function valueOf(waiting: Waiting): string {
  return waiting.fields.find(([name]) => name === "Says")?.[1] ?? "";
}

document.addEventListener("waits", (event) => showAnswers((event as CustomEvent<Waiting[]>).detail));
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  remember(waiting, outcome);
});
// What waited before this was read is shown as well.
document.dispatchEvent(new Event("drawn"));
