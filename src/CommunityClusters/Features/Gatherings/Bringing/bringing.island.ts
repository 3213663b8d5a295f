import { Outbox, type Waiting } from "../../../Client/outbox";
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
async function tellRefused(waiting: Waiting): Promise<void> {
  const note = document.querySelector<HTMLElement>("[data-refused-here]");
  const me = document.querySelector<HTMLElement>("form#take-back")?.dataset["me"];
  if (!note || !me || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  const kept = (await new Outbox(me).all()).find((one) => one.number === waiting.number);
  if (!kept?.refused) return;
  note.querySelector("span")!.textContent = `${waiting.says.replaceAll("\n", ", ")}: ${kept.refused}`;
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") void tellRefused(waiting);
});
// On a page to which Turbo led this is read after both.
show();
