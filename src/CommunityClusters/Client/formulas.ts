import katex, { type KatexOptions } from "katex";

/** Longer ones nobody reads, and to draw one must not hold up a cheap phone. */
const longest = 3000;

const options: KatexOptions = {
  throwOnError: true,
  strict: "ignore",
  maxExpand: 250,
  maxSize: 8,
  // What leads somewhere, fetches something or dresses itself up is no formula.
  trust(): boolean {
    throw new Error("not in a formula");
  },
};

/** What the library makes of a formula before it is drawn. */
interface Piece {
  children?: Piece[];
  attributes?: Record<string, string>;
  toNode(): Node;
}

const { __renderToDomTree: piecesOf } = katex as unknown as { __renderToDomTree(tex: string, options: KatexOptions): Piece };

/**
 * Draws a formula; one that is malformed stays as it is written, with a mark. Nothing in it leads anywhere or fetches anything, and
 * nothing grows beyond the page.
 * @param alone whether it stands on lines of its own
 * @returns whether it could be drawn
 */
export function draw(place: HTMLElement, tex: string, alone: boolean): boolean {
  const drawn = drawingOf(tex, alone);
  place.dataset["tex"] = tex;
  place.replaceChildren(drawn ?? tex);
  place.classList.toggle("formula--drawn", drawn !== null);
  place.classList.toggle("formula--wrong", !drawn && tex.trim() !== "");
  return drawn !== null;
}

function drawingOf(tex: string, alone: boolean): Node | null {
  if (tex.length > longest || tex.trim() === "") return null;
  try {
    const whole = piecesOf(tex, { ...options, displayMode: alone, macros: {} });
    styleByScript(whole);
    return whole.toNode();
  } catch {
    return null;
  }
}

/** Some pieces would write their style as an attribute, which the page's strict policy refuses. */
function styleByScript(piece: Piece): void {
  const { style, ...others } = piece.attributes ?? {};
  if (style !== undefined) {
    const toNode = piece.toNode.bind(piece);
    piece.attributes = others;
    piece.toNode = () => {
      const made = toNode();
      (made as HTMLElement | SVGElement | MathMLElement).style.cssText += style;
      return made;
    };
  }
  for (const child of piece.children ?? []) styleByScript(child);
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
