import type { EditorState, Range } from "@codemirror/state";
import { BlockWrapper, Decoration, type DecorationSet, type WidgetType } from "@codemirror/view";
import { signsShown } from "./state";
import { HiddenWidget } from "./widgets";

const hidden = Decoration.replace({ widget: new HiddenWidget() });
const scrolling = BlockWrapper.create({ tagName: "div", attributes: { class: "ed-scroll" } });
const sign = Decoration.mark({ class: "ed-sign" });

/** Gathers how the lines and words that are seen are to look. */
export class Dresser {
  readonly signs: boolean;
  readonly atoms: Range<Decoration>[] = [];
  readonly wrappers: Range<BlockWrapper>[] = [];
  /** The numbers of the items of each list, by where they begin. */
  readonly numbers = new Map<number, Map<number, number>>();
  /** Formulas of several lines, which look otherwise while one writes in them. */
  hasDrawn = false;
  private readonly ranges: Range<Decoration>[] = [];
  private readonly lines = new Map<number, { classes: Set<string>; attributes: Record<string, string> }>();

  /** @param isWriting whether the cursor is in this text, and not only kept for later */
  constructor(readonly state: EditorState, readonly isWriting: boolean) {
    this.signs = state.field(signsShown);
  }

  /** Every line runs as its own words do, whatever the one before it was in. */
  linesIn(from: number, to: number): void {
    for (let line = this.state.doc.lineAt(from); ; line = this.state.doc.line(line.number + 1)) {
      this.line(line.from, "");
      if (line.to >= to || line.number === this.state.doc.lines) break;
    }
  }

  /** Gives a line a class and attributes. */
  line(at: number, name: string, attributes: Record<string, string> = {}): void {
    const from = this.state.doc.lineAt(at).from;
    const line = this.lines.get(from) ?? { classes: new Set(), attributes: { dir: "auto" } };
    this.lines.set(from, line);
    if (name) line.classes.add(name);
    Object.assign(line.attributes, attributes);
  }

  /** Gives every line between two places a class. */
  linesOf(from: number, to: number, name: (text: string, number: number) => string): void {
    let count = 0;
    for (let line = this.state.doc.lineAt(from); ; line = this.state.doc.line(line.number + 1)) {
      this.line(line.from, name(line.text, count++));
      if (line.to >= to || line.number === this.state.doc.lines) break;
    }
  }

  /** Lets lines that are wider than the screen be moved by themselves. */
  scroll(from: number, to: number): void {
    this.wrappers.push(scrolling.range(from, to));
  }

  /** Gives words a class. */
  mark(from: number, to: number, name: string, attributes: Record<string, string> = {}): void {
    if (from < to) this.ranges.push(Decoration.mark({ class: name, attributes }).range(from, to));
  }

  /** Wraps words and the signs they begin and end with. */
  wrap(from: number, to: number, name: string): void {
    if (from < to) this.ranges.push(Decoration.mark({ class: name, inclusive: true }).range(from, to));
  }

  /** Hides a sign, or shows it in a quiet colour while signs are shown. */
  hide(from: number, to: number): void {
    if (from >= to) return;
    this.ranges.push((this.signs ? sign : hidden).range(from, to));
    if (!this.signs) this.atoms.push(hidden.range(from, to));
  }

  /** Puts something in the place of a sign, unless signs are shown. */
  replace(from: number, to: number, widget: WidgetType): void {
    if (this.signs) return this.hide(from, to);
    const decoration = Decoration.replace({ widget });
    this.ranges.push(decoration.range(from, to));
    this.atoms.push(decoration.range(from, to));
  }

  /** Puts something behind a place. */
  after(at: number, widget: WidgetType): void {
    this.ranges.push(Decoration.widget({ widget, side: 1 }).range(at));
  }

  decorations(): DecorationSet {
    const lines = [...this.lines].map(([from, { classes, attributes }]) => Decoration.line({ class: [...classes].join(" "), attributes }).range(from));
    return Decoration.set([...lines, ...this.ranges], true);
  }
}
