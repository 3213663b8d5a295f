// What the page's scripts ask of a browser and linkedom does not have. Nothing is seen, and so nothing moves.
import { parseHTML } from "linkedom";

const { Element, HTMLElement, HTMLButtonElement, HTMLTextAreaElement, HTMLInputElement, HTMLAnchorElement, HTMLTemplateElement, Event, CustomEvent } = parseHTML("");
const addressOf = (name) => ({
  configurable: true,
  get() {
    return new URL(this.getAttribute(name) ?? "", this.ownerDocument.baseAddress).href;
  },
});
// It knows no form: one is an element like any other.
const HTMLFormElement = { [Symbol.hasInstance]: (element) => element?.localName === "form" };
Object.defineProperty(HTMLElement.prototype, "action", addressOf("action"));
Object.defineProperty(HTMLButtonElement.prototype, "formAction", addressOf("formaction"));
HTMLElement.prototype.reset = function () {
  for (const field of this.querySelectorAll("textarea")) field.value = "";
  this.dispatchEvent(new Event("reset", { bubbles: true }));
};
HTMLElement.prototype.scrollIntoView = () => undefined;

export const kinds = { Element, HTMLElement, HTMLFormElement, HTMLButtonElement, HTMLTextAreaElement, HTMLInputElement, HTMLAnchorElement, HTMLTemplateElement, Event, CustomEvent };

export class FormFields extends FormData {
  constructor(form) {
    super();
    for (const field of form?.querySelectorAll("input[name], textarea[name]") ?? []) if (field.type !== "checkbox") this.append(field.name, field.value ?? "");
  }
}

/** Whatever is on the page is on the screen. */
export class Seen {
  constructor(told) {
    this.told = told;
  }

  observe(target) {
    queueMicrotask(() => this.told?.([{ target, isIntersecting: true }]));
  }

  unobserve() {}

  disconnect() {
    this.told = undefined;
  }
}

/** One tab at a time. */
export function locks() {
  let last = Promise.resolve();
  return {
    request(_name, work) {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

export function shelf() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
}

export { parseHTML };
