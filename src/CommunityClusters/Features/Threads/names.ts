/** A name that is being typed after an @. */
export interface Typing {
  /** Where the @ stands. */
  readonly at: number;
  readonly begun: string;
}

const longest = 40;

/** The name that is being typed where the cursor is, if one is: at most two words after an @ that begins a word. */
export function typingAt(text: string, cursor: number): Typing | undefined {
  const at = text.lastIndexOf("@", cursor - 1);
  if (at < 0 || cursor - at > longest || (at > 0 && !/[\s(,.:;!?]/.test(text[at - 1]!))) return undefined;
  const begun = text.slice(at + 1, cursor);
  return /^[^\s@]*(?: [^\s@]*)?$/.test(begun) && !begun.startsWith(" ") ? { at, begun } : undefined;
}

/** The names that one may mean by what was typed: those that begin so, and those of which a later word does. */
export function meant(names: readonly string[], begun: string, most = 6): string[] {
  const sought = folded(begun);
  const begins = names.filter((name) => folded(name).startsWith(sought));
  const within = names.filter((name) => !begins.includes(name) && folded(name).includes(` ${sought}`));
  return [...begins, ...within].slice(0, most);
}

/** The text and the cursor once a name was chosen. */
export function chosen(text: string, cursor: number, { at }: Typing, name: string): { readonly text: string; readonly cursor: number } {
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + text.slice(cursor).replace(/^ /, ""), cursor: before.length };
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
