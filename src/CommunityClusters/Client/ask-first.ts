import { make } from "./make";

/** What is asked, and the two answers. */
export interface Question {
  readonly sure: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks at this place before what cannot be brought back; asked once more, it takes the question away. @param from the button that was pressed */
export function askFirst(place: HTMLElement, from: HTMLElement, { sure, yes, no }: Question, then: () => void): void {
  const isOpen = !place.hidden;
  place.hidden = isOpen;
  if (isOpen) return;
  const does = make("button", { type: "button", class: "button button--small" }, yes);
  const keeps = make("button", { type: "button", class: "button button--quiet button--small" }, no);
  does.addEventListener("click", then);
  keeps.addEventListener("click", () => {
    place.hidden = true;
    from.focus();
  });
  place.replaceChildren(make("p", {}, sure), make("div", { class: "row" }, does, keeps));
  keeps.focus();
}
