/** The parts of an element by which a list says what is in it, and a fragment what it is. */
type Said = Pick<HTMLElement, "dataset">;

/**
 * Whether something that came belongs in a list: one that has only what stands somewhere (`data-only`) says so, and one that goes on elsewhere says from which
 * number on it is here (`data-from`).
 */
export function belongsIn({ dataset: { only, from } }: Said, { dataset: { state, order } }: Said): boolean {
  return (only === undefined || only === state) && (from === undefined || Number(order) >= Number(from));
}

/** Before which one it goes: what came last is first, and so is what has no order. */
export function nextIn<T extends Said>(list: { readonly children: ArrayLike<Element>; readonly firstChild: Node | null }, { dataset: { order } }: T): Node | null {
  if (order === undefined) return list.firstChild;
  return Array.from(list.children as ArrayLike<HTMLElement>).find((one) => Number(one.dataset["order"]) < Number(order)) ?? null;
}
