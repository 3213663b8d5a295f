import type { Waiting } from "../../Client/outbox";

/**
 * Presses the buttons of the needs that this member finds hard: what all see knows nobody's own, so the page adds it, from what
 * the server said and from what still waits to be sent.
 */
function showMeToos(waiting: Waiting[]): void {
  const form = document.querySelector<HTMLFormElement>("form[data-mine]");
  if (!form) return;
  const mine = new Set((form.dataset["mine"] ?? "").split(" ").filter(Boolean));
  const pressedHere = new Map(waiting.filter((w) => w.kind === "me-too" && !w.refused).map((w) => [needOf(w), !takesBack(w)]));
  for (const button of document.querySelectorAll<HTMLButtonElement>(".metoo")) {
    const waits = pressedHere.has(button.value);
    const pressed = pressedHere.get(button.value) ?? mine.has(button.value);
    const action = new URL(button.formAction);
    if (pressed) action.searchParams.set("noLonger", "true");
    else action.searchParams.delete("noLonger");
    button.setAttribute("formaction", action.pathname + action.search);
    button.setAttribute("aria-pressed", String(pressed));
    button.classList.toggle("metoo--waiting", waits);
  }
}

/** Asks, once the server has something of this member's, what is theirs now: naming a need says "me too" as well. */
async function remember(outcome: string): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("form[data-mine]");
  if (!form || outcome !== "sent") return;
  const response = await fetch(`${new URL(form.action).pathname}?handler=Mine`).catch(() => undefined);
  if (!response?.ok) return;
  form.dataset["mine"] = ((await response.json()) as string[]).join(" ");
  document.dispatchEvent(new Event("drawn"));
}

function needOf(waiting: Waiting): string {
  return waiting.fields.find(([name]) => name === "needId")?.[1] ?? "";
}

function takesBack(waiting: Waiting): boolean {
  return new URL(waiting.action, location.href).searchParams.get("noLonger") === "true";
}

document.addEventListener("waits", (event) => showMeToos((event as CustomEvent<Waiting[]>).detail));
document.addEventListener("outcome", (event) => void remember((event as CustomEvent<{ outcome: string }>).detail.outcome));
// What waited before this was read is shown as well.
document.dispatchEvent(new Event("drawn"));
