import * as Y from "yjs";
import { readable } from "../../Client/editor/readable";
import { make } from "./dom";
import type { TextEditor } from "./editing";

export interface SectionText {
  readonly element: HTMLElement;
  /** Puts the caret into it; the editor is made if it does not stand yet. */
  focus(): void;
  setMayWrite(mayWrite: boolean): void;
  destroy(): void;
}

/** Makes editors when they come near: a long plan opens as quickly as a short one. */
export class Nearness {
  private readonly acts = new Map<Element, () => void>();
  private readonly observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.acts.get(target)?.();
    },
    { rootMargin: "600px 0px" },
  );

  constructor() {
    // On paper everything is near.
    addEventListener("beforeprint", this.all);
  }

  private readonly all = (): void => {
    for (const act of [...this.acts.values()]) act();
  };

  watch(element: Element, act: () => void): void {
    this.acts.set(element, act);
    this.observer.observe(element);
  }

  forget(element: Element): void {
    this.acts.delete(element);
    this.observer.unobserve(element);
  }

  destroy(): void {
    removeEventListener("beforeprint", this.all);
    this.observer.disconnect();
    this.acts.clear();
  }
}

/** @param drawn the text as the server drew it; it stands until the editor does, as long as it says the same */
export function sectionText(text: Y.Text, drawn: HTMLElement | null, near: Nearness, makeEditor: (parent: HTMLElement, undo: Y.UndoManager) => TextEditor): SectionText {
  const element = make("div", { class: "sheet__text" });
  let standIn: HTMLElement | null = isSame(text, drawn) ? (drawn.cloneNode(true) as HTMLElement) : readable(text.toString());
  let editor: TextEditor | null = null;
  let undo: Y.UndoManager | null = null;
  let lastMayWrite: boolean | null = null;

  function change(): void {
    if (!standIn) return;
    const now = readable(text.toString());
    standIn.replaceWith(now);
    standIn = now;
  }
  function stand(): TextEditor {
    if (editor) return editor;
    near.forget(element);
    text.unobserve(change);
    // The editor says what is one's own to undo; without that, what others write would be.
    undo = new Y.UndoManager(text, { trackedOrigins: new Set() });
    const parent = make("div", { class: "sheet__editor" });
    editor = makeEditor(parent, undo);
    standIn?.replaceWith(parent);
    standIn = null;
    return editor;
  }

  element.append(standIn);
  text.observe(change);
  near.watch(element, stand);
  // A tap before it stands counts.
  element.addEventListener("click", () => {
    if (!editor) stand().focus();
  });
  return {
    element,
    focus: () => stand().focus(),
    setMayWrite(mayWrite) {
      // An editor is made with what holds then; told again and again it would only work.
      if (lastMayWrite !== null && lastMayWrite !== mayWrite) editor?.setMayWrite(mayWrite);
      lastMayWrite = mayWrite;
    },
    destroy() {
      near.forget(element);
      if (standIn) text.unobserve(change);
      editor?.destroy();
      undo?.destroy();
    },
  };
}

function isSame(text: Y.Text, drawn: HTMLElement | null): drawn is HTMLElement {
  return drawn?.dataset["letters"] === String(text.length);
}
