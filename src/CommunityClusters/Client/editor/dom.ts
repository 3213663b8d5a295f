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
