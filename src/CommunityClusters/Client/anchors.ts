/**
 * A link to a place on the open page only goes there. Turbo would fetch the page anew, and what was typed would be lost.
 */
export function keepPageForItsOwnAnchors(): void {
  document.addEventListener("turbo:click", (event) => {
    const to = new URL((event as CustomEvent<{ url: string }>).detail.url);
    if (to.hash && to.pathname === location.pathname && to.search === location.search) event.preventDefault();
  });
  // Who comes for a form that is folded finds it open.
  document.addEventListener("turbo:load", () => {
    const meant = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (meant instanceof HTMLDetailsElement) meant.open = true;
  });
}
