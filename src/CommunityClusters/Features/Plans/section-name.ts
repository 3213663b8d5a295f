import { make, newId, write } from "./dom";
import { icon } from "../../Client/editor/icons";
import { setLater } from "./later";
import { kindIcon, nameOf, type PlanPage } from "./page";
import { longestName, nameSection, type Section } from "./sections";
import type { Kind } from "./shape";

export interface SectionName {
  readonly element: HTMLElement;
  readonly id: string;
  show(section: Section): void;
  fold(isFolded: boolean): void;
  /** Puts a field in the name's place. */
  rename(): void;
  flush(): void;
}

/** A section's name: a tap on it folds the section. */
export function sectionName(page: PlanPage, id: string, body: string, fold: () => void): SectionName {
  const words = make("span", { id: newId("name"), class: "sheet__words", dir: "auto" });
  const picture = make("span", { class: "sheet__picture" });
  const folder = make("button", { type: "button", class: "sheet__fold", "aria-expanded": "true", "aria-controls": body }, picture, words, icon("chevron-down"));
  folder.addEventListener("click", fold);
  const field = make("input", { class: "sheet__rename", type: "text", dir: "auto", maxlength: longestName, enterkeyhint: "done", "aria-label": page.say("plan.section.name"), hidden: true });
  const element = make("h2", { class: "sheet__name" }, folder, field);
  const later = setLater(field, (value) => nameSection(page.doc, id, value));
  let kind: Kind | null = null;
  let before = "";

  function done(): void {
    const hadFocus = field === document.activeElement;
    field.hidden = true;
    folder.hidden = false;
    if (hadFocus) folder.focus();
  }
  field.addEventListener("blur", done);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    later.flush();
    if (event.key === "Escape") nameSection(page.doc, id, before);
    done();
  });

  return {
    element,
    id: words.id,
    show(section) {
      write(words, nameOf(section, page.say));
      later.show(section.name);
      if (kind === section.kind) return;
      kind = section.kind;
      picture.replaceChildren(kindIcon(kind));
      field.placeholder = page.say(`plan.kind.${kind}`);
    },
    fold: (isFolded) => folder.setAttribute("aria-expanded", String(!isFolded)),
    rename() {
      before = field.value;
      folder.hidden = true;
      field.hidden = false;
      field.focus();
      field.select();
    },
    flush: () => later.flush(),
  };
}
