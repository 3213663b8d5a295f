/** What the editor says, by key; the page gives them in its language. */
export interface EditorWords {
  [key: string]: string;
}

/** Every key that {@link EditorWords} must have. */
export const editorWords = [
  "editor.tools", "editor.key", "editor.bold", "editor.italic", "editor.heading", "editor.bullets", "editor.ticks", "editor.numbers", "editor.undo", "editor.redo",
  "editor.table", "editor.link", "editor.formula", "editor.remark", "editor.signs",
  "editor.here", "editor.in", "editor.out",
  "editor.row-add", "editor.column-add", "editor.row-remove", "editor.column-remove", "editor.table-remove",
  "editor.link-words", "editor.link-address", "editor.link-open", "editor.link-change", "editor.link-remove", "editor.link-wrong",
  "editor.formula-tex", "editor.formula-hint", "editor.formula-change", "editor.formula-remove", "editor.formula-missing", "editor.formula-wrong",
  "editor.done", "editor.cancel", "editor.tick", "editor.picture", "editor.picture-words", "editor.picture-hint", "editor.picture-change", "editor.picture-remove",
  "editor.file", "editor.file.show", "editor.file.waiting", "editor.file.sending", "editor.file.refused", "editor.file.on-its-way", "editor.file.no-signal", "editor.pictures-left",
] as const;

/** One of the keys. */
export type EditorWord = (typeof editorWords)[number];

/** The sentence under a key; the key itself where the page forgot it, so that the gap is seen and nothing breaks. */
export function say(words: EditorWords, key: EditorWord): string {
  return words[key] ?? key;
}
