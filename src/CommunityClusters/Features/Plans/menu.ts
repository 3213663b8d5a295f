import { button, make } from "./dom";
import { type Icon, icon } from "../../Client/editor/icons";

export interface MenuItem {
  readonly picture: Icon;
  readonly words: string;
  act(): void;
}

export interface Menu {
  readonly element: HTMLDetailsElement;
  readonly opener: HTMLElement;
  readonly items: readonly HTMLButtonElement[];
  name(label: string): void;
}

/** A few things to do, behind one button. It closes by Escape, by a tap beside it and when the focus goes elsewhere. */
export function menu(words: string, items: readonly MenuItem[]): Menu {
  const hint = make("span", { class: "visually-hidden" });
  const opener = make("summary", { class: "menu__opener" }, icon("ellipsis"), make("span", {}, words), hint);
  const buttons = items.map((item) =>
    button({}, item.picture, item.words, () => {
      element.open = false;
      opener.focus();
      item.act();
    }),
  );
  const element = make("details", { class: "menu" }, opener, make("div", { class: "menu__items" }, ...buttons));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    opener.focus();
    event.stopPropagation();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) element.open = false;
  });
  // Not every browser gives the focus to a button that is tapped.
  element.addEventListener("toggle", () => {
    const beside = ({ target }: Event) => {
      if (target instanceof Node && element.contains(target)) return;
      element.open = false;
    };
    if (element.open) document.addEventListener("pointerdown", beside);
    element.addEventListener("toggle", () => document.removeEventListener("pointerdown", beside), { once: true });
  });
  return {
    element,
    opener,
    items: buttons,
    name: (label) => (hint.textContent = `: ${label}`),
  };
}
