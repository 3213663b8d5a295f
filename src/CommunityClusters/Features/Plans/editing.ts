import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { EditorRemarks } from "../../Client/editor/remarks";
import type { PlanPage } from "./page";

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
  words: TextWords;
  mayWrite: boolean;
  remarks?: EditorRemarks;
}

/** The words of an editor, by key. */
export type TextWords = Readonly<Record<string, string>>;

/** The buttons that act on whichever of its editors one writes in. */
export interface Toolbar<E extends TextEditor> {
  attach(editor: E): void;
  detach(editor: E): void;
  destroy(): void;
}

/** What is said of files, beside what is said of the words. */
export interface FilesShown {
  readonly element: HTMLElement;
  readonly notes: HTMLElement;
  destroy(): void;
}

/** What a plan's page is given from outside, so that it can be tried without. */
export interface Tools<E extends TextEditor> {
  createTextEditor(settings: TextEditorSettings): E;
  createToolbar(parent: HTMLElement, words: TextWords): Toolbar<E>;
  /** Shows what becomes of files. */
  showFiles(page: Pick<PlanPage, "document" | "doc" | "say" | "announce">): FilesShown;
  /** Takes from the phone all that it has of the document, and opens it anew as the server has it. */
  beginAgain(): void;
  /** Opens the document anew if it was shut to the teacher and is theirs again. @returns whether it is */
  openAgain(): Promise<boolean>;
  /** What the server has not acknowledged, as a file for people; none where nothing waits on the phone's disk. */
  unsentAsFile(read: (doc: Y.Doc) => string): Promise<Blob | undefined>;
}
