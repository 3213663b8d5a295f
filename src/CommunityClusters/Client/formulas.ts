import katex from "katex";

/** Longer ones nobody reads, and to draw one must not hold up a cheap phone. */
const longest = 3000;

/**
 * Draws a formula; one that is malformed stays as it is written, with a mark. Nothing in it leads anywhere or fetches anything, and
 * nothing grows beyond the page.
 * @param alone whether it stands on lines of its own
 * @returns whether it could be drawn
 */
export function draw(place: HTMLElement, tex: string, alone: boolean): boolean {
  place.dataset["tex"] = tex;
  let isDrawn = false;
  try {
    if (tex.length <= longest && tex.trim() !== "") {
      katex.render(tex, place, { displayMode: alone, throwOnError: true, trust: false, strict: "ignore", maxExpand: 250, maxSize: 20, macros: {} });
      isDrawn = true;
    }
  } catch {
    // What it was made of goes with the words that follow.
  }
  if (!isDrawn) place.textContent = tex;
  place.classList.toggle("formula--drawn", isDrawn);
  place.classList.toggle("formula--wrong", !isDrawn && tex.trim() !== "");
  return isDrawn;
}

/** Draws what the server wrote as TeX. What is drawn already, as in a copy of a page that Turbo kept, stays. */
function drawPage(): void {
  for (const place of document.querySelectorAll<HTMLElement>(".formula:not([data-tex])")) {
    const alone = place.classList.contains("formula--alone");
    draw(place, place.textContent ?? "", alone);
    // By the keyboard one must be able to move what is wider than the page.
    if (alone && place.scrollWidth > place.clientWidth) place.tabIndex = 0;
  }
}

drawPage();
document.addEventListener("turbo:load", drawPage);
