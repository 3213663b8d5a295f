import { followKeyboard } from "../../../Client/editor/place";
import type { Waiting } from "../../../Client/outbox";
import { button, make, write } from "../dom";
import type { PlanPage } from "../page";
import { actsOf } from "./acts";
import { type About, makingOf } from "./making";
import type { Remark } from "./read";

/** Where the remarks are read, answered and made: a sheet from below on a phone, a card beside the plan where there is room. */
export interface Panel {
  readonly isOpen: boolean;
  /** The remark that is shown alone. */
  readonly current: string | null;
  readonly mayRemark: boolean;
  /** Says where a remark stands and what it is about. */
  place(remark: Remark, section: string, words: string, isHere: boolean): void;
  /** Puts remarks into their order, the open and the closed ones apart. */
  arrange(remarks: readonly Remark[]): void;
  /** @param id of the one that is shown alone; without one, all, or those of a section */
  show(id: string | null, section?: string): void;
  /** Asks what is to be said about some words. */
  ask(about: About, section: string, words: string): void;
  setMayWrite(mayWrite: boolean): void;
  destroy(): void;
}

/** What the panel tells of itself. */
export interface PanelEvents {
  shown(remark: Remark | null): void;
  closed(): void;
}

export function panelOf(page: Omit<PlanPage, "remarks">, root: HTMLElement, events: PanelEvents): Panel {
  const { say } = page;
  const title = root.querySelector<HTMLElement>("h2")!;
  const open = root.querySelector<HTMLElement>("#remarks-open")!;
  const closed = root.querySelector<HTMLDetailsElement>("#remarks-closed")!;
  const closedList = closed.querySelector<HTMLElement>(".remarks__list")!;
  const none = root.querySelector<HTMLElement>("[data-none]")!;
  const making = makingOf(root, taken);
  const acts = actsOf(root);
  const all = button({ class: "button button--quiet button--small" }, null, say("remark.all"), () => show(null));
  const leave = button({ class: "button button--quiet button--small" }, "x", say("remark.leave"), close);
  const head = make("div", { class: "remarks__head" }, all, leave);
  let remarks: readonly Remark[] = [];
  let current: string | null = null;
  let ofSection: string | undefined;
  let mayWrite = false;
  let back: Element | null = null;
  const stop = followKeyboard(root, () => undefined);

  function view(now: "list" | "one" | "new"): void {
    if (root.hidden) back = document.activeElement;
    root.hidden = false;
    root.dataset["view"] = now;
    all.hidden = now === "list" && ofSection === undefined;
    if (now !== "new") title.textContent = say("remark.title");
    if (now !== "one") current = null;
    apply();
  }
  function apply(): void {
    const now = root.dataset["view"];
    for (const remark of remarks) {
      remark.element.hidden = now === "one" ? remark.id !== current : ofSection !== undefined && remark.section !== ofSection;
    }
    const shown = remarks.find((r) => r.id === current) ?? null;
    closed.hidden = now === "new" || !remarks.some((r) => r.isClosed && !r.element.hidden);
    if (shown?.isClosed) closed.open = true;
    none.hidden = now !== "list" || remarks.some((r) => !r.isClosed);
    making?.show(now === "new" && mayWrite);
    acts?.show(mayWrite && now === "one" ? shown : null, page.me);
    // It was drawn anew under the keyboard.
    if (shown && document.activeElement === document.body) shown.element.focus({ preventScroll: true });
  }
  function show(id: string | null, section?: string): void {
    ofSection = section;
    current = id;
    view(id ? "one" : "list");
    const shown = remarks.find((r) => r.id === id) ?? null;
    (shown?.element ?? title).focus({ preventScroll: true });
    root.scrollTop = 0;
    events.shown(shown);
  }
  function close(): void {
    if (root.hidden) return;
    const sign = current && document.querySelector<HTMLElement>(`.ed-remark[data-remark="${current}"]`);
    root.hidden = true;
    current = null;
    events.closed();
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    // A sign is drawn anew with its text.
    else if (sign) sign.focus({ preventScroll: true });
  }
  function keys(event: KeyboardEvent): void {
    const isHere = event.target === document.body || (event.target instanceof Node && root.contains(event.target));
    if (event.key === "Escape" && isHere) close();
  }
  function clicks(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a[href^='#remark-']");
    if (link) event.preventDefault();
    // In the list the whole card opens it, but for what has a use of its own.
    else if (root.dataset["view"] !== "list" || event.target.closest("a, button, input, textarea, summary") || getSelection()?.isCollapsed === false) return;
    const id = link?.getAttribute("href")!.slice(1) ?? event.target.closest(".remark")?.id;
    if (id) show(id.slice("remark-".length));
  }
  // What waits is seen until it is sent.
  function taken(): void {
    if (root.hidden || root.dataset["view"] !== "new") return;
    ofSection = undefined;
    view("list");
    title.focus({ preventScroll: true });
  }
  function sent(event: Event): void {
    const { waiting, outcome } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
    if (waiting.kind === "remark" && outcome === "sent" && root.dataset["view"] === "list" && document.activeElement === title) close();
  }

  root.prepend(head);
  root.classList.add("remarks--held");
  root.setAttribute("role", "dialog");
  root.hidden = true;
  document.addEventListener("keydown", keys);
  root.addEventListener("click", clicks);
  document.addEventListener("outcome", sent);

  return {
    get isOpen() {
      return !root.hidden;
    },
    get current() {
      return current;
    },
    get mayRemark() {
      return mayWrite && making !== null;
    },
    place({ element }, section, words, isHere) {
      write(element.querySelector("[data-where]")!, section);
      const about = element.querySelector<HTMLElement>("[data-about]")!;
      write(about, words);
      about.classList.toggle("remark__words--here", isHere);
    },
    arrange(sorted) {
      remarks = sorted;
      for (const [list, of] of [[open, false], [closedList, true]] as const) {
        const wanted = sorted.filter((r) => r.isClosed === of).map((r) => r.element);
        if (wanted.length !== list.children.length || wanted.some((element, at) => element !== list.children[at])) list.append(...wanted);
      }
      if (current && !sorted.some((r) => r.id === current)) show(null);
      else if (!root.hidden) apply();
    },
    show,
    ask(about, section, words) {
      title.textContent = say("remark.new");
      ofSection = undefined;
      view("new");
      making?.ask(about, section, words);
    },
    setMayWrite(may) {
      mayWrite = may;
      if (!root.hidden) apply();
    },
    destroy() {
      stop();
      document.removeEventListener("outcome", sent);
      document.removeEventListener("keydown", keys);
      root.removeEventListener("click", clicks);
      head.remove();
      root.classList.remove("remarks--held");
      root.removeAttribute("role");
      root.hidden = false;
      for (const { element } of remarks) element.hidden = false;
      making?.destroy();
    },
  };
}
