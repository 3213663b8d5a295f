import { Unreadable } from "./unreadable";

/** The outermost element. @throws {Unreadable} where it is no XML, or XML that defines words of its own, which may unfold without end */
export function parsed(bytes: Uint8Array): Element {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new Unreadable("broken");
  const root = new DOMParser().parseFromString(text, "text/xml").documentElement as Element | null;
  if (!root || root.nodeName === "parsererror" || root.getElementsByTagName("parsererror").length > 0) throw new Unreadable("broken");
  return root;
}

/** An element's name without its prefix: programs choose prefixes as they like. */
export function nameOf(element: Element): string {
  return element.nodeName.replace(/^[^:]*:/, "");
}

/** The elements right within an element: all, or those of a name. */
export function within(element: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (const node of element?.childNodes ?? []) if (node.nodeType === 1 && (name === undefined || nameOf(node as Element) === name)) found.push(node as Element);
  return found;
}

/** The first element at the end of a path of names, each right within the one before. */
export function first(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce((at, name) => within(at, name)[0], element);
}

/** All elements of a name, however deep. */
export function deep(element: Element, name: string): Element[] {
  return within(element).flatMap((inner) => (nameOf(inner) === name ? [inner] : deep(inner, name)));
}

/** What an attribute says, whatever its prefix; empty where there is none. */
export function said(element: Element | undefined, name = "val"): string {
  for (const attribute of element?.attributes ?? []) if (attribute.name.replace(/^[^:]*:/, "") === name) return attribute.value;
  return "";
}

/** Whether something is switched on: it is there, and does not say that it is off. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/.test(said(element));
}
