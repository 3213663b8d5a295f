import type * as Y from "yjs";
import { make } from "../../../Client/make";
import { HeldText } from "../../Plans/held-text";

export interface WordsField {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  destroy(): void;
}

/** Words of the observer's, in a field that is as high as they are. What the other phone of theirs writes comes in where it belongs. */
export function wordsField(text: Y.Text, attributes: Readonly<Record<string, string>>): WordsField {
  const field = make("textarea", { rows: 2, dir: "auto", ...attributes });
  const element = make("span", { class: "grow" }, field);
  const held = new HeldText(text);
  let isComposing = false;

  function grow(): void {
    element.dataset["words"] = `${field.value || field.placeholder} `;
  }
  function show(): void {
    const places = held.settle([field.selectionStart, field.selectionEnd]);
    if (field.value !== held.shown) {
      field.value = held.shown;
      if (field === document.activeElement) field.setSelectionRange(places[0]!, places[1]!);
    }
    grow();
  }
  function typed(): void {
    held.type(field.value, field.selectionStart);
    grow();
  }
  function heard(event: Y.YTextEvent): void {
    if (event.transaction.origin === held) return;
    held.hear(event.delta);
    if (!isComposing) show();
  }

  field.value = held.shown;
  grow();
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", () => (isComposing = true));
  field.addEventListener("compositionend", () => {
    isComposing = false;
    typed();
    show();
  });
  text.observe(heard);
  return { element, field, destroy: () => text.unobserve(heard) };
}
