import { button, make, newId } from "./dom";
import { kindIcon, nameOf, type PlanPage } from "./page";
import { allSections, bringBack, type Section, textOf } from "./sections";

export interface Removed {
  /** Stands where a section stood until just now. */
  readonly note: HTMLElement;
  /** All that were removed, at the plan's end. */
  readonly list: HTMLElement;
  /** @param isMine whether this teacher removed it, and may want it back at once; otherwise it went from under their hands */
  say(section: Section, isMine: boolean): void;
  show(mayWrite: boolean): void;
}

const firstLetters = 90;

/** @param back a section was brought back */
export function removedNote(page: PlanPage, back: (id: string) => void): Removed {
  const { doc, say } = page;
  const words = make("span", {});
  const undo = button({ class: "button button--quiet button--small" }, "undo-2", say("plan.section.undo"), () => ret(last));
  const note = make("p", { class: "note removed", tabindex: -1, hidden: true }, words, undo);
  const summary = make("summary", {});
  const items = make("ul", { class: "list" });
  const list = make("details", { class: "card no-print" }, summary, items);
  let last = "";
  let shown = "";

  function ret(id: string): void {
    note.hidden = true;
    bringBack(doc, id);
    const section = allSections(doc).find((s) => s.id === id);
    if (section) page.announce(say("plan.section.back", { name: nameOf(section, say) }));
    back(id);
  }

  function row(section: Section): HTMLElement {
    const name = make("b", { id: newId("removed"), dir: "auto" }, nameOf(section, say));
    const begin = make("span", { class: "small soft", dir: "auto" }, textOf(doc, section.id).toString().slice(0, firstLetters));
    const again = button({ class: "button button--quiet button--small", "aria-describedby": name.id }, "undo-2", say("plan.section.bring-back"), () => ret(section.id));
    return make("li", {}, make("div", { class: "list__row" }, make("span", { class: "sheet__picture", "data-kind": section.kind }, kindIcon(section.kind)), make("span", {}, name, begin), again));
  }

  return {
    note,
    list,
    say(section, isMine) {
      last = section.id;
      words.textContent = say(isMine ? "plan.section.removed" : "plan.section.removed-by-other", { name: nameOf(section, say) });
      undo.lastElementChild!.textContent = say(isMine ? "plan.section.undo" : "plan.section.bring-back");
      note.hidden = false;
      // Who is just typing would press the button with the next space.
      if (isMine) undo.focus();
      else note.focus();
      page.announce(words.textContent);
    },
    show(mayWrite) {
      const gone = mayWrite ? allSections(doc).filter((s) => s.removed) : [];
      if (!gone.some((s) => s.id === last)) note.hidden = true;
      list.hidden = gone.length === 0;
      // Drawn anew only if it says something else: the focus may stand in it.
      const now = gone.map((s) => s.id + s.name).join();
      if (now === shown) return;
      shown = now;
      summary.textContent = say("plan.removed.title", { count: gone.length });
      items.replaceChildren(...gone.map(row));
    },
  };
}
