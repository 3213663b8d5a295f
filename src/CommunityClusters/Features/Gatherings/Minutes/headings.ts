/** A lesson or a thing on the agenda, as the server says it stands. */
export interface Heading {
  readonly id: string;
  readonly name: string;
  /** Its name as words are kept under it. */
  readonly kept: string;
  readonly says: string;
}

/** What the gathering deals with: `[data-headings]`, drawn with the page and anew whenever it is another. */
export function headingsOf(page: Pick<ParentNode, "querySelector">): readonly Heading[] {
  return JSON.parse(page.querySelector<HTMLElement>("[data-headings]")?.dataset["headings"] ?? "[]") as Heading[];
}

/**
 * The order of the sheets: what the gathering deals with, then what has words and is in neither the programme nor the agenda, last what every minutes have.
 * @param had the sheets that the page has
 * @param stays whether one that was taken out has words, or somebody who is about to write them
 */
export function inOrder(dealtWith: readonly Heading[], parts: readonly { readonly id: string }[], fixed: readonly string[], had: readonly string[], stays: (id: string) => boolean): string[] {
  const there = dealtWith.map(({ id }) => id);
  const others = new Set([...parts.map(({ id }) => id), ...had.filter(stays)]);
  for (const id of [...there, ...fixed]) others.delete(id);
  return [...there, ...others, ...fixed];
}

/** Puts the sheets into their order. The one that is being written in is not moved: the others go around it. */
export function place(list: Element, sheets: readonly Element[]): void {
  if (sheets.length === list.children.length && sheets.every((sheet, at) => list.children[at] === sheet)) return;
  const held = sheets.findIndex((sheet) => sheet.parentElement === list && sheet.contains(document.activeElement));
  for (const sheet of sheets.slice(0, Math.max(held, 0))) list.insertBefore(sheet, sheets[held]!);
  list.append(...sheets.slice(held + 1));
}
