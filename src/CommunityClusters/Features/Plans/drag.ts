/** How far a finger moves before it is no longer a tap. */
const slack = 6;
/** So near the screen's edge the page moves along, at most so far each time. */
const edge = 80;
const pace = 14;

/**
 * Lets a section be dragged by its handle. Meanwhile all sections are folded to their heads, so that the whole plan fits under the thumb,
 * and the others make room where it would go.
 * @param drop where it was let go; not called where it stood before
 */
export function dragByHandle(list: HTMLElement, card: HTMLElement, handle: HTMLElement, drop: (where: "before" | "after", other: HTMLElement) => void): void {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || handle.matches(":disabled")) return;
    let y = down.clientY;
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
      y = event.clientY;
      if (!drag && Math.abs(y - down.clientY) > slack) {
        handle.setPointerCapture(down.pointerId);
        drag = new Drag(list, card, handle, y);
        frame = requestAnimationFrame(scroll);
      }
      drag?.to(y);
    }
    function scroll(): void {
      const by = y < edge ? y - edge : y > innerHeight - edge ? y - innerHeight + edge : 0;
      if (by !== 0) {
        scrollBy(0, Math.max(-pace, Math.min(pace, by / 4)));
        drag?.to(y);
      }
      frame = requestAnimationFrame(scroll);
    }
    function end(isDropped: boolean): void {
      for (const [name, listener] of listeners) removeEventListener(name, listener as EventListener, true);
      cancelAnimationFrame(frame);
      if (!drag) return;
      const place = drag.end();
      if (isDropped && place) drop(place.where, place.other);
      scrollBy(0, card.getBoundingClientRect().top + handle.offsetHeight / 2 - y);
      handle.focus({ preventScroll: true });
    }
  });
}

class Drag {
  private readonly sheets: HTMLElement[];
  private readonly from: number;
  /** Where the middle of each sheet is while nothing has moved. */
  private readonly middles: number[];
  private readonly room: number;
  private index: number;

  constructor(private readonly list: HTMLElement, private readonly card: HTMLElement, private readonly handle: HTMLElement, y: number) {
    list.classList.add("is-sorting");
    card.classList.add("is-dragged");
    this.sheets = [...list.querySelectorAll<HTMLElement>(":scope > .sheet")];
    this.index = this.from = this.sheets.indexOf(card);
    this.middles = this.sheets.map((sheet) => sheet.offsetTop + sheet.offsetHeight / 2);
    this.room = card.offsetHeight + (Number.parseFloat(getComputedStyle(list).rowGap) || 0);
    // The heads are higher up than the sections were: this one stays under the finger.
    scrollBy(0, card.getBoundingClientRect().top + handle.offsetHeight / 2 - y);
  }

  to(y: number): void {
    this.card.style.translate = "";
    const by = y - this.card.getBoundingClientRect().top - this.handle.offsetHeight / 2;
    this.card.style.translate = `0 ${by}px`;
    const middle = this.middles[this.from]! + by;
    this.index = this.middles.filter((other, at) => at !== this.from && other < middle).length;
    this.sheets.forEach((sheet, at) => {
      if (at === this.from) return;
      const step = at < this.from && at >= this.index ? this.room : at > this.from && at <= this.index ? -this.room : 0;
      sheet.style.translate = step === 0 ? "" : `0 ${step}px`;
    });
  }

  /** @returns where it stands now, if it does not stand where it did */
  end(): { where: "before" | "after"; other: HTMLElement } | null {
    for (const sheet of this.sheets) sheet.style.translate = "";
    this.card.classList.remove("is-dragged");
    this.list.classList.remove("is-sorting");
    const other = this.sheets[this.index];
    // A colleague may have taken the other away meanwhile; then it stays where it was.
    if (this.index === this.from || !other?.isConnected) return null;
    return { where: this.index < this.from ? "before" : "after", other };
  }
}
