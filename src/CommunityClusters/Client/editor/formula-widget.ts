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
    // Drawn later it is of another size.
    drawFormula(place, this.tex, this.alone, () => place.isConnected && view.requestMeasure());
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
