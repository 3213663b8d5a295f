import { type Group, type Unit, isPlainSign, isSign } from "./inline";

/** A piece of the line on its way to Markdown: a unit, or a group with what stands in it. */
export interface Item {
  readonly units: Unit[];
  readonly group: Group | null;
  marks: number;
}

/** The units of a line, those of a group taken together. */
export function itemsOf(units: Unit[]): Item[] {
  const items: Item[] = [];
  for (const unit of units) {
    const last = items.at(-1);
    if (unit.group && last?.group === unit.group) {
      last.units.push(unit);
      last.marks &= unit.marks;
    } else items.push({ units: [unit], group: unit.group, marks: unit.marks });
  }
  return items;
}

/** Whether a mark may begin there, so that every reader of Markdown sees it. */
export function mayOpen(items: Item[], at: number, before: string): boolean {
  const outside = at ? lastOf(items[at - 1]!) : before;
  return !isRoom(firstOf(items[at]!)) && (!isSign(firstOf(items[at]!)) || isEdge(outside));
}

/** Whether a mark may end there. */
export function mayClose(items: Item[], end: number, after: string): boolean {
  const inside = lastOf(items[end - 1]!);
  const outside = end < items.length ? firstOf(items[end]!) : after;
  return !isRoom(inside) && (!isSign(inside) || isEdge(outside));
}

/** Whether what stands outside of a mark lets it begin or end beside a sign. */
export function isEdge(outside: string): boolean {
  return isRoom(outside) || isPlainSign(outside);
}

function isRoom(text: string): boolean {
  return text === "" || /^\s/u.test(text);
}

/** The first letter it is written with. */
export function firstOf(item: Item): string {
  return (item.group?.open ?? item.units[0]!.raw).slice(0, 1);
}

/** The last letter it is written with. */
export function lastOf(item: Item): string {
  return (item.group?.close ?? item.units.at(-1)!.raw).slice(-1);
}
