import { type EditorView, WidgetType } from "@codemirror/view";
import { drawFormula } from "./drawing";

/** A formula, drawn. A tap on it asks for its TeX. */
export class FormulaWidget extends WidgetType {
  constructor(readonly tex: string, readonly alone: boolean) {
    super();
  }

  override eq(other: FormulaWidget): boolean {
    return other.tex === this.tex && other.alone === this.alone;
  }

  override toDOM(view: EditorView): HTMLElement {
    const place = document.createElement("span");
    place.className = this.alone ? "ed-formula formula formula--alone" : "ed-formula formula";
    place.dir = "ltr";
    // Drawn later it is of another size. By the keyboard one must be able to move what is wider than the page.
    drawFormula(place, this.tex, this.alone, () => view.requestMeasure({
      read: () => this.alone && place.scrollWidth > place.clientWidth,
      write: (isWide) => isWide && (place.tabIndex = 0),
    }));
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
