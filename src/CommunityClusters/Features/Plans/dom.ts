import { type Icon, icon } from "../../Client/editor/icons";

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. What people wrote goes in as text only; false and undefined set no attribute, true an empty one. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** A button that sends nothing. */
export function button(attributes: Attributes, picture: Icon | null, words: string, act: (event: MouseEvent) => void): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, ...(picture ? [icon(picture)] : []), make("span", {}, words));
  made.addEventListener("click", act);
  return made;
}

/** Writes only what changed: a screen reader would say it again, and a caret would jump. */
export function write(element: Element, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

let ids = 0;

/** An id that no other element of this visit has. */
export function newId(name: string): string {
  return `${name}-${++ids}`;
}
