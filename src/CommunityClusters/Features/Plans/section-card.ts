import { make, newId, write } from "./dom";
import { faces, type Person } from "./faces";
import { icon } from "../../Client/editor/icons";
import { menu } from "./menu";
import { minutesField } from "./minutes-field";
import { nameOf, type PlanPage } from "./page";
import { sectionName } from "./section-name";
import { remarksBadge } from "./Remarks/badge";
import type { SectionText } from "./section-text";
import { type Section, setMinutes } from "./sections";

export interface SectionCard {
  readonly element: HTMLElement;
  readonly handle: HTMLElement;
  readonly text: SectionText;
  readonly isFolded: boolean;
  fold(isFolded: boolean): void;
  /** @param place its number among those that stand in the plan */
  show(section: Section, place: number, count: number, mayWrite: boolean): void;
  /** Who writes in it now. */
  showWriters(people: readonly Person[]): void;
  /** Where the keyboard goes on after something was done with the section. */
  focus(): void;
  destroy(): void;
}

/** What a card asks of the list it stands in. */
export interface CardActs {
  fold(): void;
  step(by: 1 | -1): void;
  addAfter(): void;
  remove(): void;
}

export function sectionCard(page: PlanPage, section: Section, text: SectionText, acts: CardActs): SectionCard {
  const { say } = page;
  const number = make("span", { class: "sheet__number", "aria-hidden": "true" });
  const hint = make("span", { class: "visually-hidden" });
  const handle = make("button", { type: "button", class: "sheet__handle" }, icon("grip-vertical"), number, hint);
  const body = make("div", { id: newId("sheet"), class: "sheet__body" });
  const name = sectionName(page, section.id, body.id, acts.fold);
  const brief = make("span", { class: "sheet__brief" });
  const minutes = minutesField(say, (value) => setMinutes(page.doc, section.id, value));
  const writers = make("div", { class: "sheet__writers" });
  const more = menu(say("plan.section.menu"), [
    { picture: "pencil", words: say("plan.section.rename"), act: name.rename },
    { picture: "arrow-up", words: say("plan.section.up"), act: () => acts.step(-1) },
    { picture: "arrow-down", words: say("plan.section.down"), act: () => acts.step(1) },
    { picture: "list-plus", words: say("plan.section.add-after"), act: acts.addAfter },
    { picture: "trash-2", words: say("plan.section.remove"), act: acts.remove },
    { picture: "eye-off", words: say("plan.section.take-down"), act: () => location.assign(`${location.pathname}/history/take-down?section=${section.id}`) },
  ]);
  body.append(make("div", { class: "sheet__row no-print" }, minutes.element, writers, more.element), text.element);
  const remarks = remarksBadge(page, { id: section.id, name: () => called });
  const head = make("div", { class: "sheet__head" }, handle, name.element, remarks.element, brief);
  const element = make("section", { class: "card sheet", id: `section-${section.id}`, "aria-labelledby": name.id }, head, body);
  let isFolded = false;
  let called = nameOf(section, say);
  let shownWriters = "";

  handle.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    acts.step(event.key === "ArrowUp" ? -1 : 1);
  });

  return {
    element,
    handle,
    text,
    get isFolded() {
      return isFolded;
    },
    fold(folded) {
      isFolded = folded;
      body.hidden = folded;
      element.dataset["folded"] = String(folded);
      name.fold(folded);
    },
    show(now, place, count, mayWrite) {
      called = nameOf(now, say);
      remarks.show();
      element.dataset["kind"] = now.kind;
      name.show(now);
      write(number, String(place));
      write(hint, say("plan.section.handle", { name: called, place, all: count }));
      write(brief, now.minutes === null ? "" : say("plan.minutes.short", { count: now.minutes }));
      minutes.name(say("plan.section.minutes", { name: called }));
      minutes.show(now.minutes, mayWrite);
      minutes.element.hidden = !mayWrite && now.minutes === null;
      more.name(called);
      more.items[1]!.disabled = place === 1;
      more.items[2]!.disabled = place === count;
      more.element.hidden = !mayWrite;
      handle.disabled = !mayWrite;
      text.setMayWrite(mayWrite);
    },
    showWriters(people) {
      const now = people.map((p) => `${p.paper} ${p.name}`).join();
      if (now === shownWriters) return;
      shownWriters = now;
      writers.replaceChildren(...faces(people));
      writers.hidden = people.length === 0;
      if (people.length > 0) writers.append(make("span", { class: "visually-hidden" }, say("plan.section.writers", { names: people.map((p) => p.name).join(", ") })));
    },
    focus: () => handle.focus(),
    destroy() {
      remarks.destroy();
      name.flush();
      minutes.flush();
      text.destroy();
      element.remove();
    },
  };
}
