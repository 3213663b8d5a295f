import type { OpenDocument } from "../../Client/documents/document";

/** How long the last words may take to the server before it is said that they are not there. */
const patience = 5000;

/**
 * A form that keeps the plan as it stands (`data-keeps`) is sent once the server has this phone's last words: what is kept has them.
 * @param patient how long it waits, in milliseconds
 * @returns what ends it
 */
export function keepsLast(open: Pick<OpenDocument, "state" | "onState">, root: ParentNode = document, patient = patience): () => void {
  const form = root.querySelector<HTMLFormElement>("form[data-keeps]");
  if (!form) return () => undefined;
  const note = form.querySelector<HTMLElement>("[data-unsent]")!;
  let waits: ReturnType<typeof setTimeout> | undefined;
  const isThere = (): boolean => open.state.words === "saved";

  function stop(): void {
    clearTimeout(waits);
    waits = undefined;
    form!.removeAttribute("aria-busy");
  }
  function sends(event: Event): void {
    note.hidden = true;
    if (isThere()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waits !== undefined) return;
    form!.setAttribute("aria-busy", "true");
    waits = setTimeout(() => {
      stop();
      note.hidden = false;
    }, patient);
  }
  form.addEventListener("submit", sends, true);
  const over = open.onState(() => {
    if (waits === undefined || !isThere()) return;
    stop();
    form.requestSubmit();
  });
  return () => {
    stop();
    over();
    form.removeEventListener("submit", sends, true);
  };
}
