import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Words } from "./say";

/** An editor of one text, as a plan's page uses it. */
export interface TextEditor {
  focus(): void;
  setMayWrite(mayWrite: boolean): void;
  destroy(): void;
}

export interface TextEditorSettings {
  parent: HTMLElement;
  text: Y.Text;
  awareness: Awareness;
  undo: Y.UndoManager;
  /** What a screen reader calls it. */
  label: string;
  placeholder?: string;
  words: Words;
  mayWrite: boolean;
  nonce: string;
  onFocus?: () => void;
}

/** The buttons that act on whichever editor one writes in. */
export interface Toolbar<E extends TextEditor = TextEditor> {
  attach(editor: E): void;
  detach(editor: E): void;
  destroy(): void;
}

/** What makes editors; given from outside, so that a plan's page can be tried without them. */
export interface EditorTools<E extends TextEditor = TextEditor> {
  createTextEditor(settings: TextEditorSettings): E;
  createToolbar(parent: HTMLElement, words: Words): Toolbar<E>;
}
