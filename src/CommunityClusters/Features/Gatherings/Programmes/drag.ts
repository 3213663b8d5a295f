import { after, inRoom, letGo, movedBy, type Place } from "./grid";
import { sayTimes } from "./moves";

/** How far a finger moves before it is no longer a tap. */
const slack = 6;
/** So near the screen's edge the page moves along, at most so far each time. */
const edge = 80;
const pace = 14;

/** What a drag asks of its page. */
export interface Dragging {
  placeOf(slot: HTMLElement): Place;
  rooms(): readonly string[];
  drop(slot: HTMLElement, place: Place): void;
}

/** Lets a slot be dragged by its handle: over the grid where there is one, else up and down in the list. */
export function dragByHandle(list: HTMLElement, slot: HTMLElement, handle: HTMLElement, page: Dragging): void {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    let at = { x: down.clientX, y: down.clientY };
    let frame = 0;
    let drag: Drag | null = null;
    const listeners = [
      ["pointermove", move],
      ["pointerup", () => end(true)],
      ["pointercancel", () => end(false)],
      ["keydown", (event: KeyboardEvent) => event.key === "Escape" && end(false)],
    ] as const;
    for (const [name, listener] of listeners) addEventListener(name, listener as EventListener, true);

    function move(event: PointerEvent): void {
      if (event.pointerId !== down.pointerId) return;
      at = { x: event.clientX, y: event.clientY };
      if (!drag && Math.hypot(at.x - down.clientX, at.y - down.clientY) > slack) {
        handle.setPointerCapture(down.pointerId);
        drag = new Drag(list, slot, page, at);
        frame = requestAnimationFrame(scroll);
      }
      drag?.to(at.x, at.y);
    }
    function scroll(): void {
      const by = at.y < edge ? at.y - edge : at.y > innerHeight - edge ? at.y - innerHeight + edge : 0;
      if (by !== 0) {
        scrollBy(0, Math.max(-pace, Math.min(pace, by / 4)));
        drag?.to(at.x, at.y);
      }
      frame = requestAnimationFrame(scroll);
    }
    function end(isDropped: boolean): void {
      for (const [name, listener] of listeners) removeEventListener(name, listener as EventListener, true);
      cancelAnimationFrame(frame);
      drag?.end(isDropped);
      drag = null;
    }
  });
}

class Drag {
  readonly #start: { x: number; y: number };
  readonly #from: Place;
  readonly #isGrid: boolean;
  /** Where the rows and rooms of the grid begin, from its own corner; they stay as they are while something is dragged. */
  readonly #tops: number[];
  #place: Place;

  constructor(private readonly list: HTMLElement, private readonly slot: HTMLElement, private readonly page: Dragging, at: { x: number; y: number }) {
    this.#from = this.#place = page.placeOf(slot);
    this.#isGrid = getComputedStyle(this.#frame ?? list).display === "contents";
    this.#tops = topsOf(list);
    // Where the finger holds it, from the corner of the list: the page may move under both.
    const corner = list.getBoundingClientRect();
    this.#start = { x: at.x - corner.left, y: at.y - corner.top };
    slot.classList.add("slot--moving");
  }

  to(x: number, y: number): void {
    const corner = this.list.getBoundingClientRect();
    const by = { x: this.#isGrid ? x - corner.left - this.#start.x : 0, y: y - corner.top - this.#start.y };
    this.slot.style.translate = `${by.x}px ${by.y}px`;
    this.#place = this.#isGrid ? this.#inGrid(by, x) : this.#inList();
    sayTimes(this.slot, this.#place);
  }

  end(isDropped: boolean): void {
    this.slot.style.translate = "";
    this.slot.classList.remove("slot--moving");
    sayTimes(this.slot, this.#from);
    // A colleague may have taken it out meanwhile.
    if (isDropped && this.slot.isConnected) this.page.drop(this.slot, this.#place);
  }

  #inGrid(by: { y: number }, x: number): Place {
    const top = this.slot.offsetTop + by.y;
    const timed = letGo(this.#from, top, this.#tops, Number(this.#frame?.dataset["from"]));
    const place = Math.abs(by.y) <= slack ? movedBy(this.#from, 0) : timed;
    // What is for everybody stays so.
    if (this.#from.column === 0) return place;
    const rooms = [...this.list.querySelectorAll<HTMLElement>(".frame__room")].map((room) => room.getBoundingClientRect());
    const nearest = rooms.reduce((best, room, i) => (distance(room, x) < distance(rooms[best]!, x) ? i : best), 0);
    return rooms.length === 0 ? place : inRoom({ ...place, room: "" }, nearest - this.page.rooms().length, this.page.rooms());
  }

  #inList(): Place {
    const box = this.slot.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const others = [...this.list.querySelectorAll<HTMLElement>(":scope > .slot")].filter((other) => other !== this.slot);
    const above = others.filter((other) => other.getBoundingClientRect().top + other.offsetHeight / 2 < middle);
    const stood = [...this.list.querySelectorAll<HTMLElement>(":scope > .slot")].indexOf(this.slot);
    // Where it is among the others as it was, nothing is moved.
    if (above.length === stood) return this.#from;
    const [before, first] = [above.at(-1), others[0]];
    return after(this.#from, before && this.page.placeOf(before), first && this.page.placeOf(first));
  }

  get #frame(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(":scope > .frame");
  }
}

function distance(room: DOMRect, x: number): number {
  return x < room.left ? room.left - x : x > room.right ? x - room.right : 0;
}

// Where each row of the grid begins, from the list's own top.
function topsOf(list: HTMLElement): number[] {
  const style = getComputedStyle(list);
  let top = Number.parseFloat(style.paddingBlockStart) || 0;
  return style.gridTemplateRows.split(" ").map((height) => {
    const begins = top;
    top += Number.parseFloat(height) || 0;
    return begins;
  });
}
