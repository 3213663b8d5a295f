/** How far a finger moves before it is no longer a tap. */
const slack = 6;
/** So near the screen's edge the page moves along, at most so far each time. */
const edge = 72;
const pace = 14;

/**
 * Lets a section be dragged by its handle. Meanwhile all sections are folded to their heads, so that the whole plan fits under the thumb.
 * @param drop where it was let go; not called where it stood before
 */
export function dragByHandle(list: HTMLElement, card: HTMLElement, handle: HTMLElement, drop: (where: "before" | "after", other: HTMLElement) => void): void {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || handle.matches(":disabled")) return;
    let isDragged = false;
    let y = down.clientY;
    let frame = 0;
    let place: { where: "before" | "after"; other: HTMLElement } | null = null;

    function move(event: PointerEvent): void {
      if (event.pointerId !== down.pointerId) return;
      y = event.clientY;
      if (!isDragged && Math.abs(y - down.clientY) > slack) begin();
      if (isDragged) mark();
    }
    function begin(): void {
      isDragged = true;
      handle.setPointerCapture(down.pointerId);
      list.classList.add("is-sorting");
      card.classList.add("is-dragged");
      // The heads are higher up than the sections were: this one stays under the finger.
      scrollBy(0, card.getBoundingClientRect().top + handle.offsetHeight / 2 - y);
      frame = requestAnimationFrame(scroll);
    }
    function mark(): void {
      unmark();
      const box = card.getBoundingClientRect();
      const shift = Number.parseFloat(card.style.translate.split(" ")[1] ?? "0") || 0;
      card.style.translate = `0 ${y - (box.top - shift) - handle.offsetHeight / 2}px`;
      const others = [...list.children].filter((c): c is HTMLElement => c !== card && c.matches(".sheet"));
      const below = others.find((other) => middleOf(other) > y);
      const nearest = below ?? others.at(-1);
      if (!nearest) return;
      const where = below ? "before" : "after";
      const isWhereItWas = below ? previous(card, below) : others.at(-1) === previousOf(card);
      place = isWhereItWas ? null : { where, other: nearest };
      if (place) nearest.classList.add(`is-${where}`);
    }
    function previous(one: Element, other: Element): boolean {
      return previousOf(other) === one;
    }
    function unmark(): void {
      for (const marked of list.querySelectorAll(".is-before, .is-after")) marked.classList.remove("is-before", "is-after");
    }
    function scroll(): void {
      const by = y < edge ? y - edge : y > innerHeight - edge ? y - innerHeight + edge : 0;
      if (by !== 0) {
        scrollBy(0, Math.max(-pace, Math.min(pace, by / 4)));
        mark();
      }
      frame = requestAnimationFrame(scroll);
    }
    function end(isDropped: boolean): void {
      for (const [name, listener] of listeners) removeEventListener(name, listener as EventListener, true);
      if (!isDragged) return;
      cancelAnimationFrame(frame);
      unmark();
      card.style.translate = "";
      card.classList.remove("is-dragged");
      list.classList.remove("is-sorting");
      if (isDropped && place) drop(place.where, place.other);
      scrollBy(0, card.getBoundingClientRect().top + handle.offsetHeight / 2 - y);
      handle.focus({ preventScroll: true });
    }
    const listeners = [
      ["pointermove", move],
      ["pointerup", () => end(true)],
      ["pointercancel", () => end(false)],
      ["keydown", (event: KeyboardEvent) => event.key === "Escape" && end(false)],
    ] as const;
    for (const [name, listener] of listeners) addEventListener(name, listener as EventListener, true);
  });
}

function middleOf(element: HTMLElement): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

function previousOf(element: Element): Element | null {
  let previous = element.previousElementSibling;
  while (previous && !previous.matches(".sheet")) previous = previous.previousElementSibling;
  return previous;
}
