import * as Y from "yjs";
import { HeldText } from "./held-text";
import { make } from "./dom";

export interface LineField {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  destroy(): void;
}

/** A text of one line that several people write at once. It breaks over as many lines as the screen needs, and has none of its own. */
export function lineField(text: Y.Text, attributes: Readonly<Record<string, string>>): LineField {
  const field = make("textarea", { rows: 1, dir: "auto", enterkeyhint: "done", autocomplete: "off", ...attributes });
  // The words once more, unseen: they make the field as high as they are.
  const element = make("span", { class: "grow" }, field);
  const held = new HeldText(text);
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([held]) });
  let isComposing = false;

  function show(): void {
    const places = held.settle([field.selectionStart, field.selectionEnd]);
    if (field.value !== held.shown) {
      const { scrollTop, selectionDirection } = field;
      field.value = held.shown;
      if (field === document.activeElement) field.setSelectionRange(places[0]!, places[1]!, selectionDirection);
      field.scrollTop = scrollTop;
    }
    grow();
  }
  function grow(): void {
    element.dataset["words"] = `${field.value || field.placeholder} `;
  }
  function typed(): void {
    // A pasted line break is a space here.
    const { value, selectionStart } = field;
    const line = value.replace(/[\r\n]/g, " ");
    if (line !== value) {
      field.value = line;
      field.setSelectionRange(selectionStart, selectionStart);
    }
    held.type(line, selectionStart);
    grow();
  }
  function heard(event: Y.YTextEvent): void {
    if (event.transaction.origin === held) return;
    held.hear(event.delta);
    if (!isComposing) show();
  }
  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const key = event.key.toLowerCase();
    const step = (event.ctrlKey || event.metaKey) && !event.altKey ? (key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null) : null;
    if (event.key === "Enter") field.blur();
    else if (step) undo[step]();
    else return;
    event.preventDefault();
  }

  field.value = held.shown;
  grow();
  field.addEventListener("input", typed);
  field.addEventListener("keydown", pressed);
  // The browser's own undo knows nothing of what others wrote meanwhile.
  field.addEventListener("beforeinput", (event) => {
    if (!event.inputType.startsWith("history")) return;
    event.preventDefault();
    if (event.inputType === "historyUndo") undo.undo();
    else undo.redo();
  });
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
      undo.destroy();
    },
  };
}
