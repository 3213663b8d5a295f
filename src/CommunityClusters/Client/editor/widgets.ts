import { type EditorView, WidgetType } from "@codemirror/view";
import { wordsFacet } from "./state";
import { say } from "./words";

/** The place of a hidden sign: it has no width, gives an empty line its height, and holds a word together. */
export class HiddenWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const place = document.createElement("span");
    place.textContent = "\u2060";
    place.setAttribute("aria-hidden", "true");
    return place;
  }
}

/** What stands before an item: a bullet or its number. */
export class BulletWidget extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: BulletWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const bullet = document.createElement("span");
    bullet.className = "ed-bullet";
    bullet.textContent = this.text;
    return bullet;
  }
}

/** The box of an item that can be ticked off, with room for a thumb around it. */
export class TickWidget extends WidgetType {
  constructor(readonly ticked: boolean, readonly fixed: boolean) {
    super();
  }

  override eq(other: TickWidget): boolean {
    return other.ticked === this.ticked && other.fixed === this.fixed;
  }

  override toDOM(view: EditorView): HTMLElement {
    const place = document.createElement("span");
    place.className = "ed-tick";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = this.ticked;
    box.disabled = this.fixed;
    // The keyboard ticks from within the line; the box would be one more stop for each item on the way out of the text.
    box.tabIndex = -1;
    box.setAttribute("aria-label", say(view.state.facet(wordsFacet), "editor.tick"));
    place.append(box);
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** The name of a picture, where the picture itself is not drawn. */
export class PictureWidget extends WidgetType {
  constructor(readonly name: string) {
    super();
  }

  override eq(other: PictureWidget): boolean {
    return other.name === this.name;
  }

  override toDOM(view: EditorView): HTMLElement {
    const chip = document.createElement("span");
    chip.className = "ed-picture";
    chip.dir = "auto";
    chip.textContent = this.name || say(view.state.facet(wordsFacet), "editor.picture");
    return chip;
  }
}
