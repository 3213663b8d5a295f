import { type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

interface Person {
  readonly name: string;
  readonly color: number;
  readonly anchor: number;
  readonly head: number;
  /** The head as it was sent: it changes only when the person moves. */
  readonly sent: string;
}

/** Shows where the others write, and tells them where this teacher does. Names and colours are the server's word. */
export function carets(text: Y.Text, awareness: Awareness) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = RangeSet.empty;
      private told = "";
      private readonly onChange = (change: { added: number[]; updated: number[]; removed: number[] }): void => {
        const others = [...change.added, ...change.updated, ...change.removed].some((id) => id !== awareness.clientID);
        // The news may come while the view is drawing, when it takes none.
        if (others) queueMicrotask(() => !this.ended && this.view.dispatch({}));
      };
      private ended = false;

      constructor(private readonly view: EditorView) {
        awareness.on("change", this.onChange);
        this.draw();
      }

      update(update: ViewUpdate): void {
        if (update.focusChanged || (this.view.hasFocus && (update.selectionSet || update.docChanged))) this.tell();
        this.draw();
        // What others write may come after where they stand, and moves their carets along.
        if (this.decorations.size) update.view.requestMeasure({ key: this, read: backs, write: turn });
      }

      destroy(): void {
        this.ended = true;
        awareness.off("change", this.onChange);
        if (this.told) setCursor(awareness, null);
      }

      private tell(): void {
        if (!this.view.hasFocus) {
          if (this.told && JSON.stringify(awareness.getLocalState()?.["cursor"]) === this.told) setCursor(awareness, null);
          this.told = "";
          return;
        }
        const { anchor, head } = this.view.state.selection.main;
        const cursor = { anchor: positionAt(text, anchor), head: positionAt(text, head) };
        const told = JSON.stringify(cursor);
        if (told === JSON.stringify(awareness.getLocalState()?.["cursor"])) return;
        this.told = told;
        setCursor(awareness, cursor);
      }

      private draw(): void {
        const ranges: Range<Decoration>[] = [];
        const length = this.view.state.doc.length;
        for (const [id, state] of awareness.getStates()) {
          const person = id === awareness.clientID ? null : personOf(state, text, length);
          if (!person) continue;
          const [from, to] = [Math.min(person.anchor, person.head), Math.max(person.anchor, person.head)];
          if (from < to) ranges.push(Decoration.mark({ class: `ed-other ed-face-${person.color}` }).range(from, to));
          ranges.push(Decoration.widget({ widget: new CaretWidget(person.name, person.color, person.sent), side: person.head < person.anchor ? 1 : -1 }).range(person.head));
        }
        this.decorations = Decoration.set(ranges, true);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function setCursor(awareness: Awareness, cursor: unknown): void {
  awareness.setLocalStateField("cursor", cursor as never);
}

function positionAt(text: Y.Text, index: number): unknown {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length)));
}

/** Who somebody is and where, if it is in this text. What another phone sent may be anything at all. */
function personOf(state: Record<string, unknown>, text: Y.Text, length: number): Person | null {
  const { user, cursor } = state as { user?: { name?: unknown; color?: unknown }; cursor?: { anchor?: unknown; head?: unknown } };
  if (!cursor || typeof user?.name !== "string") return null;
  const anchor = indexOf(cursor.anchor, text);
  const head = indexOf(cursor.head, text);
  if (anchor === null || head === null) return null;
  const color = Number.isInteger(user.color) && Number(user.color) >= 1 && Number(user.color) <= 6 ? Number(user.color) : 1;
  return { name: user.name.slice(0, 60), color, anchor: Math.min(anchor, length), head: Math.min(head, length), sent: JSON.stringify(cursor.head) };
}

function indexOf(position: unknown, text: Y.Text): number | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), text.doc!);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}

/** Which names have too little room where they would hang, and more on the other side of their caret. */
function backs(view: EditorView): [HTMLElement, boolean][] {
  return [...view.contentDOM.querySelectorAll<HTMLElement>(".ed-caret-name")].map((name) => {
    const { left, right } = name.parentElement!.getBoundingClientRect();
    const room = (name.closest(".ed-scroll") ?? view.scrollDOM).getBoundingClientRect();
    const [before, behind] = [right - room.left, room.right - left];
    const [there, back] = getComputedStyle(name.parentElement!).direction === "rtl" ? [before, behind] : [behind, before];
    return [name, there < name.offsetWidth && back > there];
  });
}

function turn(names: [HTMLElement, boolean][]): void {
  for (const [name, back] of names) name.classList.toggle("ed-caret-name--back", back);
}

class CaretWidget extends WidgetType {
  constructor(readonly name: string, readonly color: number, readonly at: string) {
    super();
  }

  /** A caret that moved is drawn anew, so that its name is seen again for a while. */
  override eq(other: CaretWidget): boolean {
    return other.name === this.name && other.color === this.color && other.at === this.at;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = `ed-caret ed-face-${this.color}`;
    caret.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.className = "ed-caret-name";
    // The name's own direction must not decide to which side of the caret it hangs.
    const words = document.createElement("bdi");
    words.textContent = this.name;
    name.append(words);
    caret.append(name);
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
