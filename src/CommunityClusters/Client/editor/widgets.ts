import { type EditorView, WidgetType } from "@codemirror/view";
import { fileAt } from "../files/address";
import { filesFacet } from "./files-here";
import { drawFile } from "./picture";
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

/** A picture or a sound of ours in its place; of any other only the name, for it would tell its server who reads. */
export class PictureWidget extends WidgetType {
  private end: (() => void) | undefined;

  constructor(readonly name: string, readonly address: string) {
    super();
  }

  override eq(other: PictureWidget): boolean {
    return other.name === this.name && other.address === this.address;
  }

  override toDOM(view: EditorView): HTMLElement {
    const file = fileAt(this.address);
    const words = view.state.facet(wordsFacet);
    const place = document.createElement("span");
    if (file && file.shown !== "link") {
      place.className = `ed-picture ed-picture--${file.shown}`;
      this.end = drawFile(place, file, this.name, view.state.facet(filesFacet), words);
    } else {
      place.className = "ed-picture";
      place.dir = "auto";
      place.textContent = this.name || say(words, "editor.picture");
    }
    return place;
  }

  override destroy(): void {
    this.end?.();
  }

  /** A sound has controls of its own; a tap on a picture asks for its words. */
  override ignoreEvent(event: Event): boolean {
    return event.target instanceof HTMLAudioElement || event.type !== "click";
  }
}
