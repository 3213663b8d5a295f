import { type Extension, Prec, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType, keymap } from "@codemirror/view";
import type * as Y from "yjs";

/** Words that are remarked on, where they are now. */
export interface Passage {
  readonly id: string;
  /** The number of the remark; 0 for one that is being made. */
  readonly sign: number;
  readonly from: number;
  readonly to: number;
  /** Whether it is the one that is being read or made. */
  readonly isOpen: boolean;
  /** What a screen reader calls its sign. */
  readonly label: string;
}

/** The remarks on the texts of a page, as its editors show them. */
export interface EditorRemarks {
  /** Whether this teacher may remark. */
  readonly may: boolean;
  of(text: Y.Text): readonly Passage[];
  /** @returns what ends it */
  onChange(draw: () => void): () => void;
  /** Shows a remark. */
  open(id: string): void;
  /** Asks what is to be said about some words. */
  ask(text: Y.Text, from: number, to: number): void;
}

/** Marks what is remarked on, with a sign behind it that opens the remark. */
export function remarked(text: Y.Text, remarks: EditorRemarks): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = RangeSet.empty;
      private readonly end: () => void;
      private ended = false;

      constructor(private readonly view: EditorView) {
        // The news may come while the view is drawing, when it takes none.
        this.end = remarks.onChange(() => queueMicrotask(() => !this.ended && this.view.dispatch({})));
        this.draw();
      }

      update(_: ViewUpdate): void {
        this.draw();
      }

      destroy(): void {
        this.ended = true;
        this.end();
      }

      private draw(): void {
        const ranges: Range<Decoration>[] = [];
        const length = this.view.state.doc.length;
        for (const { id, sign, from, to, isOpen, label } of remarks.of(text)) {
          const end = Math.min(to, length);
          if (from >= end) continue;
          ranges.push(Decoration.mark({ class: isOpen ? "ed-remarked ed-remarked--open" : "ed-remarked" }).range(from, end));
          if (sign > 0) ranges.push(Decoration.widget({ widget: new SignWidget(id, sign, label, remarks), side: -1 }).range(end));
        }
        this.decorations = Decoration.set(ranges, true);
      }
    },
    { decorations: (drawn) => drawn.decorations },
  );
  const keys = keymap.of([{ key: "Mod-Alt-m", run: (view) => remarks.may && (askAbout(view, text, remarks), true), preventDefault: true }]);
  return [plugin, Prec.high(keys)];
}

/** What a remark would be about: the words that are selected, or else those of the line. */
export function toRemark({ state }: EditorView): { from: number; to: number } | null {
  const { main } = state.selection;
  const { from, to } = main.empty ? state.doc.lineAt(main.head) : main;
  const words = state.sliceDoc(from, to);
  const [begin, end] = [from + words.length - words.trimStart().length, to - words.length + words.trimEnd().length];
  return begin < end ? { from: begin, to: end } : null;
}

/** Asks what is to be said about the words that are selected. */
export function askAbout(view: EditorView, text: Y.Text, remarks: EditorRemarks): void {
  const about = toRemark(view);
  if (about) remarks.ask(text, about.from, about.to);
}

class SignWidget extends WidgetType {
  constructor(readonly id: string, readonly sign: number, readonly label: string, readonly remarks: EditorRemarks) {
    super();
  }

  override eq(other: SignWidget): boolean {
    return other.id === this.id && other.sign === this.sign && other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement("button");
    sign.type = "button";
    sign.className = "ed-remark";
    sign.dataset["sign"] = String(this.sign);
    sign.dataset["remark"] = this.id;
    sign.setAttribute("aria-label", this.label);
    sign.addEventListener("click", () => this.remarks.open(this.id));
    return sign;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
