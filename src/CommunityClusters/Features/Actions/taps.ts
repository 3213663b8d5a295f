import { addressOf, Outbox, type Waiting } from "../../Client/outbox";

/**
 * What is done by one tap, on actions and on the chair: where it waits for signal it says so in its place, on a page that was kept as well, and is not tapped
 * again; what was refused is said, and may be tapped again.
 */
function show(waiting: readonly Waiting[]): void {
  const here = new Set(waiting.filter((one) => !one.refused).map((one) => addressOf(one.action)));
  for (const place of document.querySelectorAll<HTMLElement>("[data-taps]")) {
    const buttons = buttonsIn(place);
    const tapped = buttons.find((button) => here.has(addressOf(button.formAction)));
    const hadFocus = buttons.includes(document.activeElement as HTMLButtonElement);
    const said = tapped ? saidIn(place, tapped) : undefined;
    if (!said) place.querySelector("[data-tap-waits]")?.remove();
    for (const button of buttons) button.hidden = said !== undefined || !isFor(button, teacher());
    if (hadFocus && said) focusAfter(place, said);
  }
  for (const one of waiting) if (one.refused) tellRefused(one);
}

/** What is said where something was tapped that waits. */
function saidIn(place: HTMLElement, tapped: HTMLButtonElement): HTMLElement | undefined {
  const here = place.querySelector<HTMLElement>("[data-tap-waits]") ?? (document.querySelector<HTMLTemplateElement>("template[data-taps-say]")?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined);
  if (!here) return undefined;
  here.querySelector("[data-tapped]")!.textContent = tapped.textContent.trim();
  if (!here.isConnected) buttonsIn(place)[0]!.before(here);
  return here;
}

/** Whose button it is: whoever has the chair leaves it, any other takes it. */
function isFor({ dataset: { only, but } }: HTMLElement, me: string | undefined): boolean {
  return (only === undefined || only === me) && (but === undefined || but !== me);
}

/** On a list that is not live the next one is at hand; elsewhere the eye stays where it was. */
function focusAfter(place: HTMLElement, said: HTMLElement): void {
  const next = isOfList(place) ? nextOf(place) : said;
  next.focus({ preventScroll: true });
}

function nextOf(place: HTMLElement): HTMLElement {
  const rows = [...place.parentElement!.children] as HTMLElement[];
  const at = rows.indexOf(place);
  const button = [...rows.slice(at + 1), ...rows.slice(0, at).reverse()].flatMap(buttonsIn).find((one) => !one.hidden);
  const heading = place.closest("section")?.querySelector<HTMLElement>("h2");
  if (!button && heading) heading.tabIndex = -1;
  return button ?? heading ?? place;
}

/** What is done or let go is on this list no more, and no heading stands above nothing. */
function takeAway(row: HTMLElement): void {
  const section = row.closest("section");
  const hadFocus = row.contains(document.activeElement);
  if (hadFocus) nextOf(row).focus({ preventScroll: true });
  row.remove();
  if (!section || section.querySelector("[data-goes]")) return;
  if (section.contains(document.activeElement)) {
    const heading = document.querySelector<HTMLElement>("main h1");
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }
  section.remove();
}

/** The server did not take it, and says why: whoever reads that has seen it, and it waits no longer. A page from earlier is soon another, which says it again. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-tap-refused]");
  const place = placeOf(waiting);
  if (!note || !place || !waiting.refused || /^\d+$/.test(waiting.refused)) return;
  note.querySelector("span")!.textContent = waiting.refused;
  if (note.hidden) {
    note.hidden = false;
    note.scrollIntoView({ block: "nearest" });
  }
  const me = teacher();
  if (document.body.dataset["earlier"] === undefined && me && waiting.number !== undefined) void new Outbox(me).remove(waiting.number).then(() => document.dispatchEvent(new Event("drawn")));
}

let asked = 0;

/** Who has the chair is no news to all who may hear that it is another: each page fetches it as its reader. */
async function fetchChair(place: HTMLElement): Promise<void> {
  const url = place.dataset["asks"]!;
  delete place.dataset["asks"];
  const mine = ++asked;
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".chair");
  // What was asked later is answered with what is later.
  if (!fresh || mine !== asked) return;
  document.getElementById(fresh.id)?.replaceWith(fresh);
  document.dispatchEvent(new Event("drawn"));
}

const buttonsIn = (place: HTMLElement): HTMLButtonElement[] => [...place.querySelectorAll<HTMLButtonElement>("button[formaction]")];

const isOfList = (place: HTMLElement): boolean => place.dataset["goes"] !== undefined;

const isTap = ({ kind }: Waiting): boolean => kind === "action" || kind === "chair";

/** Where the action or the chair stands, whatever can be tapped there by now. */
const placeOf = ({ action }: Waiting): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-taps]")].find(({ dataset }) => action.includes(dataset["taps"]!));

/** The button that was pressed last; some browsers give it no focus. */
let pressed: HTMLButtonElement | null = null;

function teacher(): string | undefined {
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}

document.addEventListener("click", ({ target }) => (pressed = target instanceof Element ? target.closest("button") : null), { capture: true });
document.addEventListener("waits", (event) => show((event as CustomEvent<Waiting[]>).detail.filter(isTap)));
document.addEventListener("queued", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.dataset["instead"] === undefined) return;
  for (const note of document.querySelectorAll<HTMLElement>("[data-tap-refused]")) note.hidden = true;
  const said = document.querySelector<HTMLElement>("[data-tapped-said]");
  if (said && pressed?.form === target) said.textContent = pressed.getAttribute("aria-label");
});
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (!isTap(waiting)) return;
  const place = placeOf(waiting);
  if (outcome === "sent" && place && isOfList(place)) takeAway(place);
});
document.addEventListener("drawn", () => {
  for (const place of document.querySelectorAll<HTMLElement>("[data-asks]:not([data-asks=''])")) void fetchChair(place);
});
// What waited before this was read is shown as well.
document.dispatchEvent(new Event("drawn"));
