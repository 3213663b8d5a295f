import type { DocumentLine } from "./document";

const open = new WeakMap<DocumentLine, Map<string, number>>();

/** A document was opened on this line. It may be opened again before the page that had it before has let go of it. */
export function openedHere(line: DocumentLine, id: string): void {
  const here = open.get(line) ?? new Map<string, number>();
  open.set(line, here.set(id, (here.get(id) ?? 0) + 1));
}

/** @returns whether nobody has it open any more */
export function letGo(line: DocumentLine, id: string): boolean {
  const left = (open.get(line)?.get(id) ?? 1) - 1;
  open.get(line)?.set(id, left);
  return left <= 0;
}
