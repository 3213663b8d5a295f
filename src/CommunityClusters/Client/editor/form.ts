import type { EditorView, ViewUpdate } from "@codemirror/view";
import { button } from "./dom";
import { drawFormula } from "./drawing";
import { inner } from "./inner";
import { type Found, addressOf, cleanTex, putFormula, putLink, putPictureWords } from "./links";
import { type EditorWords, say } from "./words";

/** Asks for a link's words and address, for a formula, or for what a picture shows, above the toolbar and so above the keyboard. */
export class FormPanel {
  readonly element = document.createElement("form");
  private target: { view: EditorView; from: number; to: number; follow: (update: ViewUpdate) => void } | null = null;

  constructor(private readonly words: EditorWords, private readonly onOpen: () => void, private readonly onClose: () => void) {
    this.element.className = "ed-form";
    this.element.hidden = true;
    this.element.noValidate = true;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.target !== null;
  }

  /** Opens for what is there, or for something new at the selection. */
  open(view: EditorView, kind: Found["kind"], found: Found | null): void {
    const { main } = view.state.selection;
    const { from, to } = found ?? main;
    const line = view.state.doc.lineAt(from);
    this.stopFollowing();
    // The others go on writing while somebody thinks about an address.
    const follow = ({ changes }: ViewUpdate): void => {
      if (this.target) Object.assign(this.target, { from: changes.mapPos(this.target.from, 1), to: changes.mapPos(this.target.to, -1) });
    };
    this.target = { view, from, to: Math.min(to, line.to), follow };
    inner.get(view)?.listeners.add(follow);
    const words = found ? found.words : view.state.sliceDoc(from, Math.min(to, line.to));
    const text = kind === "link" ? this.field("editor.link-words", words, "text") : null;
    const value = kind === "picture" ? this.field("editor.picture-words", words, "text")
      : this.field(kind === "link" ? "editor.link-address" : "editor.formula-tex", found?.value ?? (kind === "formula" ? words : ""), kind === "link" ? "url" : "text");
    const wrong = document.createElement("p");
    wrong.className = "ed-form-note";
    wrong.setAttribute("role", "alert");
    if (kind === "picture") wrong.textContent = say(this.words, "editor.picture-hint");
    if (kind === "formula") wrong.textContent = say(this.words, "editor.formula-hint");
    const drawn = kind === "formula" ? this.preview(value.input, wrong, found?.alone ?? false) : null;
    const done = button(say(this.words, "editor.done"), null, "button button--small");
    done.type = "submit";
    const cancel = button(say(this.words, "editor.cancel"), null, "button button--quiet button--small");
    cancel.addEventListener("click", () => this.close());
    const row = document.createElement("div");
    row.className = "ed-form-row";
    row.append(done, cancel);
    this.element.replaceChildren(...(text ? [text.label] : []), value.label, ...(drawn ? [drawn] : []), wrong, row);
    this.element.onsubmit = (event) => {
      event.preventDefault();
      const target = this.target;
      const good = kind === "picture" ? "any words" : kind === "link" ? addressOf(value.input.value) : cleanTex(value.input.value);
      if (!target || !good) {
        wrong.textContent = say(this.words, kind === "link" ? "editor.link-wrong" : "editor.formula-missing");
        value.input.setAttribute("aria-invalid", "true");
        value.input.focus();
        return;
      }
      if (kind === "picture") view.dispatch(putPictureWords(target.from, target.to, value.input.value, found?.value ?? ""));
      else view.dispatch(kind === "link" ? putLink(target.from, Math.max(target.from, target.to), text!.input.value, good) : putFormula(target.from, Math.max(target.from, target.to), good, found?.alone));
      this.close();
    };
    this.element.hidden = false;
    // What is not shown yet cannot take the focus.
    this.onOpen();
    (text && !words ? text : value).input.focus();
  }

  /** Closes if it is about this view. */
  closeFor(view: EditorView): void {
    if (this.target?.view === view) this.close();
  }

  private close(): void {
    this.stopFollowing();
    this.target = null;
    this.element.hidden = true;
    this.onClose();
  }

  /** The formula as it will stand there, drawn while it is typed. */
  private preview(input: HTMLInputElement, note: HTMLElement, alone: boolean): HTMLElement {
    const place = document.createElement("div");
    place.className = "ed-form-drawn formula";
    place.dir = "ltr";
    const show = (): void => {
      const tex = cleanTex(input.value);
      place.hidden = tex === "";
      note.textContent = say(this.words, "editor.formula-hint");
      drawFormula(place, tex, alone, (isGood) => {
        if (!isGood && tex) note.textContent = say(this.words, "editor.formula-wrong");
      });
    };
    input.addEventListener("input", show);
    show();
    return place;
  }

  private stopFollowing(): void {
    if (this.target) inner.get(this.target.view)?.listeners.delete(this.target.follow);
  }

  private field(word: Parameters<typeof say>[1], value: string, type: string): { label: HTMLLabelElement; input: HTMLInputElement } {
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.textContent = say(this.words, word);
    const input = document.createElement("input");
    input.type = "text";
    input.inputMode = type === "url" ? "url" : "text";
    input.dir = type === "url" || word === "editor.formula-tex" ? "ltr" : "auto";
    input.value = value;
    if (word !== "editor.link-words" && word !== "editor.picture-words") {
      input.autocapitalize = "off";
      input.spellcheck = false;
    }
    label.append(name, input);
    return { label, input };
  }
}
