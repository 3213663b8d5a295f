/**
 * Puts elements of a parent into an order without moving the one that has the focus: the others go round it, so that its caret, its
 * keyboard and what is half typed stay. What else stands among them stays behind the element that it follows. Nothing moves on the screen that one looks at.
 */
export function arrange(parent: HTMLElement, order: readonly HTMLElement[]): void {
  const held = order.find((element) => element.contains(document.activeElement));
  const anchor = held ?? order.find((element) => element.isConnected && element.getBoundingClientRect().bottom > 0);
  const top = anchor?.getBoundingClientRect().top;
  const ours = new Set<Element>(order);
  const skip = (from: Element | null): Element | null => {
    while (from && !ours.has(from)) from = from.nextElementSibling;
    return from;
  };

  let next = skip(parent.firstElementChild);
  for (const element of order) {
    if (element === next || element === held) next = skip(element.nextElementSibling);
    else parent.insertBefore(element, next);
  }
  if (!anchor?.isConnected || top === undefined) return;
  const by = anchor.getBoundingClientRect().top - top;
  if (by !== 0) scrollBy(0, by);
}
