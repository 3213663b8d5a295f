import { button, make, newId } from "./dom";
import { kindIcon, type PlanPage } from "./page";
import { sectionsOf } from "./sections";
import { type Kind, kinds } from "./shape";

export interface AddPanel {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
  /** Opens it right below a section. */
  openAfter(id: string, card: HTMLElement): void;
  /** Puts it back to the plan's end. */
  close(): void;
}

/** The kinds of sections to choose from; first those that the plan does not have yet. */
export function addPanel(page: PlanPage, add: (kind: Kind, after: string | null) => void): AddPanel {
  const { say } = page;
  const title = make("h2", { id: newId("add"), tabindex: -1 }, say("plan.section.add"));
  const first = make("p", { class: "soft" }, say("plan.section.first"));
  const missing = make("div", { class: "kinds" });
  const present = make("div", { class: "kinds kinds--again" });
  const again = make("p", { class: "soft small" }, say("plan.section.add-again"));
  const cancel = button({ class: "button button--quiet button--small" }, "x", say("plan.section.add-cancel"), () => {
    close();
    home.previousElementSibling?.querySelector<HTMLElement>(".sheet__handle")?.focus();
  });
  const element = make("section", { class: "adding no-print", "aria-labelledby": title.id }, title, first, missing, again, present, cancel);
  const home = make("div", {});
  home.append(element);
  let after: string | null = null;

  const buttons = new Map(
    kinds.map((kind) => {
      const made = make("button", { type: "button", class: "kind", "data-kind": kind }, make("span", { class: "sheet__picture" }, kindIcon(kind)), make("span", {}, say(`plan.kind.${kind}`)));
      made.addEventListener("click", () => {
        const where = after;
        close();
        add(kind, where);
      });
      return [kind, made] as const;
    }),
  );

  function sort(): void {
    const there = new Set(sectionsOf(page.doc).map((s) => s.kind));
    for (const [kind, made] of buttons) {
      const box = there.has(kind) ? present : missing;
      // Only what changed moves: a button that has the focus would lose it.
      if (made.parentElement !== box) place(box, made, kind);
    }
    first.hidden = there.size > 0;
    again.hidden = present.childElementCount === 0 || missing.childElementCount === 0;
  }
  function place(box: HTMLElement, made: HTMLElement, kind: Kind): void {
    const next = [...box.children].find((other) => kinds.indexOf((other as HTMLElement).dataset["kind"] as Kind) > kinds.indexOf(kind));
    box.insertBefore(made, next ?? null);
  }
  function close(): void {
    after = null;
    cancel.hidden = true;
    if (element.parentElement !== home) home.append(element);
  }
  close();

  return {
    element: home,
    show(mayWrite) {
      element.hidden = !mayWrite;
      if (mayWrite) sort();
      else close();
    },
    openAfter(id, card) {
      after = id;
      cancel.hidden = false;
      card.after(element);
      title.focus();
      element.scrollIntoView({ block: "nearest" });
    },
    close,
  };
}
