import type * as Y from "yjs";
import { make } from "../../../Client/make";
import { HeldText } from "../../Plans/held-text";

export interface WordsField {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  destroy(): void;
}

/**
 * Words in a field that is as high as they are. What another phone writes comes in where it belongs.
 * @param undoOf what takes back what was typed here, where others write in it as well: the browser's own way knows nothing of them
 */
export function wordsField(text: Y.Text, attributes: Readonly<Record<string, string>>, undoOf?: (origin: unknown) => Y.UndoManager): WordsField {
  const field = make("textarea", { rows: 2, dir: "auto", ...attributes });
  const element = make("span", { class: "grow" }, field);
  const held = new HeldText(text);
  const undo = undoOf?.(held);
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

  function pressed(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    // Who may only read takes nothing back either.
    if (field.readOnly) return;
    undo![key === "y" || event.shiftKey ? "redo" : "undo"]();
  }
  function asked(event: InputEvent): void {
    if (!event.inputType.startsWith("history")) return;
    event.preventDefault();
    if (field.readOnly) return;
    undo![event.inputType === "historyUndo" ? "undo" : "redo"]();
  }

  field.value = held.shown;
  grow();
  if (undo) {
    field.addEventListener("keydown", pressed);
    field.addEventListener("beforeinput", asked);
  }
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", () => (isComposing = true));
  field.addEventListener("compositionend", () => {
    isComposing = false;
    typed();
    show();
  });
  text.observe(heard);
  return {
    element,
    field,
    destroy() {
      text.unobserve(heard);
      undo?.destroy();
    },
  };
}
