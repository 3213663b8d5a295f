/**
 * Scrolls so that what a talk is about is seen beside it: above the sheet from below that a phone shows the talk in.
 * @param find what is looked for once all is drawn
 */
export function bringIntoView(panel: HTMLElement, find: () => Element | null): void {
  requestAnimationFrame(() => {
    const words = find()?.getBoundingClientRect();
    if (!words) return;
    const sheet = panel.getBoundingClientRect();
    const top = document.querySelector(".plan__bar")?.getBoundingClientRect().bottom ?? 0;
    const bottom = sheet.top > innerHeight / 4 ? sheet.top : innerHeight;
    if (words.top < top || words.bottom > bottom) scrollBy(0, words.top - Math.max(top, (top + bottom - words.height) / 2));
  });
}
