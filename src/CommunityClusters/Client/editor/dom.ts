/** A picture of the sprite beside a word. The page's own icons know where the sprite is. */
export function icon(name: string, turns = false): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", turns ? "icon icon--turn" : "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${sprite()}#${name}`);
  svg.append(use);
  return svg;
}

function sprite(): string {
  return document.querySelector("svg.icon > use[href*='.svg#']")?.getAttribute("href")?.split("#")[0] ?? "/build/icons.svg";
}

/** A button that leaves the keyboard of the phone where it is. */
export function button(word: string, picture: Element | null, name: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  const text = document.createElement("span");
  text.textContent = word;
  element.append(...(picture ? [picture] : []), text);
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("mousedown", (event) => event.preventDefault());
  return element;
}

/** A row of buttons that a screen reader knows as one. */
export function tools(name: string, label: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", "toolbar");
  element.setAttribute("aria-label", label);
  return element;
}
