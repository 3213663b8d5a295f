import type { Waiting } from "./outbox";

/**
 * Shows what waits to be sent: how many in all, and on a page with such a list, what of this page.
 * @param others how many documents in which words wait, and files
 */
export function showWaiting(waiting: Waiting[], others: number): void {
  showCount(waiting.length + others);
  for (const list of document.querySelectorAll<HTMLElement>("[data-waiting-list]")) {
    const kind = list.dataset["waitingList"];
    const template = document.querySelector<HTMLTemplateElement>(`template[data-waiting="${kind}"]`);
    const ofThisPage = waiting.filter((w) => w.kind === kind && !w.refused && new URL(w.action, location.href).pathname === location.pathname);
    list.replaceChildren(...(template ? ofThisPage.map((w) => drawn(template, w)) : []));
  }
}

/** A copy of the template with the waiting fields' texts in it. */
export function drawn(template: HTMLTemplateElement, waiting: Waiting): DocumentFragment {
  const copy = template.content.cloneNode(true) as DocumentFragment;
  for (const place of copy.querySelectorAll<HTMLElement>("[data-field]")) {
    place.textContent = waiting.fields.find(([name]) => name === place.dataset["field"])?.[1] ?? "";
    if (place instanceof HTMLAnchorElement && waiting.leads) place.href = waiting.leads;
  }
  return copy;
}

/** The page on which it was said last that all is sent: one from earlier is soon another, which says it as well. */
let saidSent: string | undefined;

function showCount(count: number): void {
  const state = document.querySelector<HTMLElement>("[data-waiting-count]");
  if (!state) return;
  const had = !state.hidden || saidSent === location.href;
  const words = state.querySelector<HTMLElement>("[data-words]");
  const dot = state.querySelector(".dot");
  if (count > 0 && words) {
    const form = new Intl.PluralRules(document.documentElement.lang).select(count) === "one" ? state.dataset["one"] : state.dataset["other"];
    words.textContent = (form ?? "").replace("{count}", String(count));
    state.hidden = false;
  } else if (had && words) {
    words.textContent = state.dataset["sent"] ?? "";
    state.hidden = false;
  }
  saidSent = had && count === 0 ? location.href : undefined;
  dot?.classList.toggle("dot--waiting", count > 0);
  dot?.classList.toggle("dot--sent", count === 0);
}
