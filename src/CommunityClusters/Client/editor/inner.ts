import type { EditorView, ViewUpdate } from "@codemirror/view";
import type * as Y from "yjs";
import type { Found } from "./links";

/** What an editor and its toolbar share and nobody else sees. */
export interface Inner {
  readonly undo: Y.UndoManager;
  /** Called when anything changed that a button may show. */
  readonly listeners: Set<(update: ViewUpdate) => void>;
  /** How much of the window the toolbar covers, so that the cursor is not scrolled under it. */
  margins: { top: number; bottom: number };
  /** Asks for a formula, or the words of a picture, that somebody tapped. */
  ask: ((found: Found) => void) | null;
}

/** By view, for that is what commands know. */
export const inner = new WeakMap<EditorView, Inner>();
