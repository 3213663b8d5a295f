import { type Icon, icon } from "../../Client/editor/icons";
import { type Attributes, make } from "../../Client/make";

export { make, write } from "../../Client/make";

/** A button that sends nothing. */
export function button(attributes: Attributes, picture: Icon | null, words: string, act: (event: MouseEvent) => void): HTMLButtonElement {
  const made = make("button", { type: "button", ...attributes }, ...(picture ? [icon(picture)] : []), make("span", {}, words));
  made.addEventListener("click", act);
  return made;
}

let ids = 0;

/** An id that no other element of this visit has. */
export function newId(name: string): string {
  return `${name}-${++ids}`;
}
