/** The attributes of an element: false and undefined set none, true an empty one. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. What people wrote goes in as text only; false and undefined set no attribute, true an empty one. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** Writes only what changed: a screen reader would say it again, and a caret would jump. */
export function write(element: Element, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

/** An icon of the sprite that every page has; a picture beside a word, never instead of one. */
export function sprite(name: string): SVGSVGElement {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  const there = document.querySelector("svg.icon use")?.getAttribute("href") ?? "";
  use!.setAttribute("href", `${there.split("#")[0]}#${name}`);
  svg!.setAttribute("class", "icon");
  svg!.setAttribute("aria-hidden", "true");
  svg!.append(use!);
  return svg as SVGSVGElement;
}
