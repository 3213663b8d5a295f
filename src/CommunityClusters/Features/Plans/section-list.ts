import type * as Y from "yjs";
import { addPanel } from "./add-panel";
import { arrange } from "./arrange";
import { make } from "./dom";
import { dragByHandle } from "./drag";
import type { TextEditor } from "./editing";
import type { Person } from "./faces";
import { foldsOf } from "./folds";
import { nameOf, type PlanPage } from "./page";
import { removedNote } from "./removed";
import { type SectionCard, sectionCard } from "./section-card";
import { Nearness, sectionText } from "./section-text";
import { addSection, moveSection, removeSection, type Section, sectionsOf, stepSection, textOf } from "./sections";

export interface SectionList {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
  showWriters(people: readonly Person[]): void;
  destroy(): void;
}

/** More than any lesson has: the rest is shown when it is asked for. */
const most = 200;

/** @param drawn the texts as the server drew them, by section */
export function sectionList(page: PlanPage, drawn: ReadonlyMap<string, HTMLElement>, makeEditor: (parent: HTMLElement, text: Y.Text, undo: Y.UndoManager, section: Section) => TextEditor): SectionList {
  const { doc, say } = page;
  const cards = new Map<string, SectionCard>();
  const folds = foldsOf(page.document.id);
  const near = new Nearness();
  const sheets = make("div", { class: "sheets" });
  const adding = addPanel(page, (kind, after) => {
    const id = addSection(doc, kind, after);
    show(true);
    const card = cards.get(id);
    card?.element.scrollIntoView({ block: "nearest" });
    card?.text.focus();
    page.announce(say("plan.section.added", { name: say(`plan.kind.${kind}`) }));
  });
  const removed = removedNote(page, (id) => {
    show(true);
    cards.get(id)?.focus();
  });
  const rest = make("p", { class: "note", hidden: true });
  const element = make("div", { class: "plan__sections" }, sheets, rest, adding.element, removed.list);
  let sections: Section[] = [];

  function cardOf(section: Section): SectionCard {
    const present = cards.get(section.id);
    if (present) return present;
    const words = textOf(doc, section.id);
    const text = sectionText(words, drawn.get(section.id) ?? null, near, (parent, undo) => makeEditor(parent, words, undo, section));
    const { id } = section;
    const card = sectionCard(page, section, text, {
      fold() {
        card.fold(!card.isFolded);
        folds.set(id, card.isFolded);
      },
      step: (by) => moved(id, stepSection(doc, id, by)),
      addAfter: () => adding.openAfter(id, card.element),
      remove() {
        if (card.element.contains(adding.element)) adding.close();
        card.element.after(removed.note);
        const gone = sections.find((s) => s.id === id) ?? section;
        removeSection(doc, id);
        removed.say(gone, true);
        show(true);
      },
    });
    card.fold(folds.has(id));
    dragByHandle(sheets, card.element, card.handle, (where, other) => {
      moveSection(doc, id, where, other.id.slice("section-".length));
      moved(id, true);
    });
    cards.set(id, card);
    return card;
  }

  function moved(id: string, did: boolean): void {
    show(true);
    const at = sections.findIndex((s) => s.id === id);
    if (at < 0) return;
    const name = nameOf(sections[at]!, say);
    page.announce(did ? say("plan.section.moved", { name, place: at + 1, all: sections.length }) : say("plan.section.stays", { name }));
    cards.get(id)?.element.scrollIntoView({ block: "nearest" });
  }

  function show(mayWrite: boolean): void {
    mayWrite &&= page.document.mayWrite;
    const before = sections;
    sections = sectionsOf(doc);
    const standing = sections.slice(0, most);
    const there = new Set(standing.map((s) => s.id));
    for (const [id, card] of cards) {
      if (there.has(id)) continue;
      // A colleague removed it while one was in it: what to do stands where it stood.
      const taken = mayWrite && card.element.contains(document.activeElement) ? before.find((s) => s.id === id) : undefined;
      if (taken) {
        card.element.after(removed.note);
        removed.say(taken, false);
      }
      card.destroy();
      cards.delete(id);
    }
    arrange(sheets, standing.map((section) => cardOf(section).element));
    standing.forEach((section, at) => cards.get(section.id)!.show(section, at + 1, standing.length, mayWrite));
    rest.hidden = standing.length === sections.length;
    rest.textContent = rest.hidden ? "" : say("plan.section.rest", { count: sections.length - standing.length });
    adding.show(mayWrite);
    removed.show(mayWrite);
  }

  return {
    element,
    show,
    showWriters(people) {
      for (const [id, card] of cards) card.showWriters(people.filter((p) => p.writesIn === id));
    },
    destroy() {
      for (const card of cards.values()) card.destroy();
      near.destroy();
    },
  };
}
