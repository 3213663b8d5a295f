import type { EditorView } from "@codemirror/view";
import { type Button, buttons, buttonsFor, buttonsHere } from "./buttons";
import { button, tools } from "./dom";
import type { TextEditor } from "./editor";
import { FormPanel } from "./form";
import { icon } from "./icons";
import { inner } from "./inner";
import { type Found, foundAt } from "./links";
import { followKeyboard } from "./place";
import { rove, setFirst } from "./rove";
import { type EditorWords, say } from "./words";

/** One toolbar for all the editors of a page. */
export interface Toolbar {
  attach(editor: TextEditor): void;
  detach(editor: TextEditor): void;
  destroy(): void;
}

/** Makes the toolbar; it acts on whichever of its editors was last written in. */
export function createToolbar(parent: HTMLElement, words: EditorWords): Toolbar {
  const root = document.createElement("div");
  root.className = "ed-tools";
  const more = tools("ed-tools-more", say(words, "editor.here"));
  const main = tools("ed-tools-main", say(words, "editor.tools"));
  const form = new FormPanel(words, () => refresh(), () => active?.focus());
  // What comes and goes must not push the text from under the finger that tapped it.
  const extra = document.createElement("div");
  extra.className = "ed-tools-extra";
  extra.append(form.element, more);
  // Whoever sees and has a keyboard is told the way; a screen reader says it of the text.
  const key = document.createElement("span");
  key.className = "ed-tools-key";
  key.ariaHidden = "true";
  key.textContent = say(words, "editor.key");
  root.append(extra, main, key);
  parent.append(root);

  const editors = new Map<TextEditor, () => void>();
  let active: TextEditor | null = null;
  let drawn = "";
  let waiting = 0;
  const made = buttons.map((spec) => [spec, add(main, spec)] as const);
  rove(main);
  rove(more);
  const stop = followKeyboard(root, (margins) => {
    for (const editor of editors.keys()) Object.assign(inner.get(editor.view)!.margins, margins);
  });
  root.addEventListener("focusin", refresh);
  root.addEventListener("focusout", () => setTimeout(refresh));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") active?.focus();
  });
  refresh();

  return {
    attach(editor) {
      const shared = inner.get(editor.view)!;
      const listener = (): void => {
        if (editor.view.hasFocus) active = editor;
        if (editor === active) refreshSoon();
      };
      const keys = (event: KeyboardEvent): void => {
        // By Tab one would come through other texts first, and the tools would be theirs.
        if (event.altKey && event.key === "F10") {
          event.preventDefault();
          main.querySelector<HTMLElement>("button[tabindex='0']")?.focus();
        }
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey) {
          event.preventDefault();
          ask("link");
        }
      };
      shared.listeners.add(listener);
      shared.ask = (found) => {
        active = editor;
        form.open(editor.view, found.kind, found);
      };
      editor.view.dom.addEventListener("focusout", () => setTimeout(refresh));
      editor.view.contentDOM.addEventListener("keydown", keys);
      editors.set(editor, () => {
        shared.listeners.delete(listener);
        shared.ask = null;
        editor.view.contentDOM.removeEventListener("keydown", keys);
      });
    },
    detach(editor) {
      editors.get(editor)?.();
      editors.delete(editor);
      if (active === editor) active = null;
      form.closeFor(editor.view);
      refresh();
    },
    destroy() {
      for (const end of editors.values()) end();
      editors.clear();
      cancelAnimationFrame(waiting);
      stop();
      root.remove();
    },
  };

  function add(to: HTMLElement, spec: Button): HTMLButtonElement {
    const element = button(say(words, spec.word), icon(spec.icon, spec.turns), "ed-tool");
    if (spec.keys) element.setAttribute("aria-keyshortcuts", spec.keys);
    element.addEventListener("click", () => press(spec, element));
    to.append(element);
    return element;
  }

  function press(spec: Button, element: HTMLButtonElement): void {
    if (!active || element.getAttribute("aria-disabled") === "true") return;
    if (typeof spec.press === "string") return ask(spec.press);
    spec.press(active.view);
    if (spec.leads) return;
    // Who came by the keyboard goes on in the toolbar; a thumb never left the text.
    if (!root.contains(document.activeElement)) active.focus();
  }

  function ask(kind: Found["kind"]): void {
    if (!active || active.view.state.readOnly) return;
    const found = foundAt(active.view.state, active.view.state.selection.main.head);
    form.open(active.view, kind, found?.kind === kind ? found : null);
  }

  /** Once a picture, however much changed: typing must not wait for buttons. */
  function refreshSoon(): void {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; refresh(); });
  }

  function refresh(): void {
    const view = active?.view;
    const isHere = form.isOpen || root.contains(document.activeElement) || (view?.hasFocus ?? false);
    root.classList.toggle("ed-tools--here", isHere && !(view?.state.readOnly ?? true));
    for (const [spec, element] of made) show(spec, element, view);
    refreshMore(view);
  }

  function show(spec: Button, element: HTMLButtonElement, view: EditorView | undefined): void {
    const isOff = !view || view.state.readOnly || (spec.off?.(view) ?? false);
    element.setAttribute("aria-disabled", String(isOff));
    if (spec.on) element.setAttribute("aria-pressed", String(view !== undefined && spec.on(view.state)));
  }

  function refreshMore(view: EditorView | undefined): void {
    const found = view && !view.state.readOnly && !form.isOpen ? foundAt(view.state, view.state.selection.main.head) : null;
    const specs = view && !view.state.readOnly && !form.isOpen ? [...(found ? buttonsFor(found) : []), ...buttonsHere(view.state)] : [];
    const next = specs.map((spec) => spec.word).join(" ");
    if (next !== drawn) {
      drawn = next;
      more.replaceChildren();
      for (const spec of specs) add(more, spec);
      more.hidden = specs.length === 0;
      setFirst(more);
    }
    specs.forEach((spec, i) => show(spec, more.children[i] as HTMLButtonElement, view));
  }
}
