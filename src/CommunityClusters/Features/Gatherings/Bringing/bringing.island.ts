import type { Waiting } from "../../../Client/outbox";
import { dress } from "./dress";
import { Typing } from "./typing";

let open: { page: HTMLElement; typing: Typing } | undefined;

function show(): void {
  const page = document.querySelector<HTMLElement>("[data-bringing]");
  const mine = document.querySelector<HTMLFormElement>("form#take-back");
  if (!page) return void (open = undefined);
  if (open?.page !== page) open = { page, typing: new Typing(page) };
  if (mine) dress(page, mine);
  open.typing.restore();
}

/** What the server did not take is said here, where it was typed; the page of what waits keeps it. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-refused-here]");
  // A number is no reason; that it is no longer open to whom it was, the page of what waits says.
  if (!note || !waiting.refused || /^\d+$/.test(waiting.refused) || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  note.querySelector("span")!.textContent = [...waiting.says.split("\n"), waiting.refused].filter(Boolean).join(": ");
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") tellRefused(waiting);
});
// On a page to which Turbo led this is read after both.
show();
