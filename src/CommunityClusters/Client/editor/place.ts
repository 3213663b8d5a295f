/**
 * Keeps the toolbar above the phone's keyboard, which covers the page without making it shorter, and says how much of the window it
 * covers. @returns what ends it
 */
export function followKeyboard(root: HTMLElement, onMargins: (margins: { top: number; bottom: number }) => void): () => void {
  const viewport = window.visualViewport;
  const extra = root.querySelector<HTMLElement>(".ed-tools-extra");
  const place = (): void => {
    const isFixed = getComputedStyle(root).position === "fixed";
    const covered = viewport ? Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop) : 0;
    root.style.insetBlockEnd = isFixed && covered ? `${covered}px` : "";
    onMargins(isFixed ? { top: 0, bottom: root.offsetHeight } : { top: root.offsetHeight + (extra?.offsetHeight ?? 0), bottom: 0 });
  };
  const watch = new ResizeObserver(place);
  watch.observe(root);
  if (extra) watch.observe(extra);
  viewport?.addEventListener("resize", place);
  viewport?.addEventListener("scroll", place);
  window.addEventListener("resize", place);
  return () => {
    watch.disconnect();
    viewport?.removeEventListener("resize", place);
    viewport?.removeEventListener("scroll", place);
    window.removeEventListener("resize", place);
  };
}
