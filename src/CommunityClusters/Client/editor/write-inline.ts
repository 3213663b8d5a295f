import { type Group, Mark, type Unit, isSign, isSpace, readInline } from "./inline";

/** A piece of the line on its way to Markdown: a unit, or a group with what stands in it. */
interface Item {
  readonly units: Unit[];
  readonly group: Group | null;
  marks: number;
}

const order = [Mark.strong, Mark.em, Mark.strike];

/**
 * The signs before each unit, and after the last, that make Markdown say what the units say. Null if Markdown cannot say it.
 * Spaces stay outside of marks, and so does a sign that stands against a letter, for there Markdown would not see the mark.
 */
export function writeInline(units: Unit[]): { gaps: string[]; units: Unit[] } | null {
  settleSpaces(units);
  for (const attempt of [units, units.map(escaped)]) {
    for (const em of ["*", "_"]) {
      const gaps = emit(attempt, em);
      if (says(gaps, attempt)) return { gaps, units: attempt };
    }
  }
  return null;
}

/** Spaces are marked when what stands on both sides is, so that one text has one way to be written. */
function settleSpaces(units: Unit[]): void {
  for (let at = 0; at < units.length; at++) {
    if (!isSpace(units[at]!)) continue;
    let end = at;
    while (end < units.length && isSpace(units[end]!)) end++;
    const marks = (units[at - 1]?.marks ?? 0) & (units[end]?.marks ?? 0);
    for (; at < end; at++) units[at] = { ...units[at]!, marks };
  }
}

function escaped(unit: Unit): Unit {
  return /^[*_~`[\]$^<\\]$/.test(unit.raw) && (!unit.group || unit.group.kind === "Link") ? { ...unit, raw: `\\${unit.raw}` } : unit;
}

function emit(units: Unit[], em: string): string[] {
  const gaps = Array.from({ length: units.length + 1 }, () => "");
  const written: Record<number, string> = { [Mark.strong]: "**", [Mark.em]: em, [Mark.strike]: "~~" };
  let done = 0;
  run(itemsOf(units), 0, "", "");
  return gaps;

  function put(text: string): void {
    gaps[done] += text;
  }

  function run(items: Item[], active: number, before: string, after: string): void {
    for (let at = 0; at < items.length; ) {
      const rest = items[at]!.marks & ~active;
      const [mark, end] = rest && mayOpen(items, at, before) ? longest(items, at, rest, after) : [0, at];
      if (end === at) {
        single(items[at]!);
        at++;
      } else {
        put(written[mark]!);
        run(items.slice(at, end), active | mark, at ? lastOf(items[at - 1]!) : before, end < items.length ? firstOf(items[end]!) : after);
        put(written[mark]!);
        at = end;
      }
    }
  }

  function single(item: Item): void {
    if (!item.group) {
      done++;
      return;
    }
    put(item.group.open);
    if (item.group.kind === "Link") run(item.units.map((unit) => ({ units: [unit], group: null, marks: unit.marks & ~item.marks })), 0, "[", "]");
    else done += item.units.length;
    put(item.group.close);
  }
}

function itemsOf(units: Unit[]): Item[] {
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

/** The mark that reaches farthest opens first, so that marks lie within each other. */
function longest(items: Item[], at: number, rest: number, after: string): [number, number] {
  let best: [number, number] = [0, at];
  for (const mark of order.filter((m) => rest & m)) {
    let end = at;
    while (end < items.length && items[end]!.marks & mark) end++;
    while (end > at && !mayClose(items, end, after)) end--;
    if (end > best[1]) best = [mark, end];
  }
  return best;
}

function mayOpen(items: Item[], at: number, before: string): boolean {
  const outside = at ? lastOf(items[at - 1]!) : before;
  return !isRoom(firstOf(items[at]!)) && (!isSign(firstOf(items[at]!)) || isRoom(outside) || isSign(outside));
}

function mayClose(items: Item[], end: number, after: string): boolean {
  const inside = lastOf(items[end - 1]!);
  const outside = end < items.length ? firstOf(items[end]!) : after;
  return !isRoom(inside) && (!isSign(inside) || isRoom(outside) || isSign(outside));
}

function isRoom(text: string): boolean {
  return text === "" || /^\s/u.test(text);
}

function firstOf(item: Item): string {
  return (item.group?.open ?? item.units[0]!.raw).slice(0, 1);
}

function lastOf(item: Item): string {
  return (item.group?.close ?? item.units.at(-1)!.raw).slice(-1);
}

function says(gaps: string[], units: Unit[]): boolean {
  return sameUnits(readInline(units.map((unit, i) => gaps[i] + unit.raw).join("") + gaps.at(-1)), units, true);
}

/** Whether both say the same, spaces aside; a mark that Markdown could not put on a sign may be missing when asked so. */
export function sameUnits(read: Unit[], meant: Unit[], kindly = false): boolean {
  return read.length === meant.length && read.every((unit, i) => {
    const other = meant[i]!;
    const before = i > 0 && read[i - 1]!.group === unit.group;
    const same = unit.marks === other.marks || isSpace(unit) || (kindly && (isSign(unit.raw) || unit.group !== null) && !(unit.marks & ~other.marks));
    return same && unit.raw === other.raw && unit.group?.open === other.group?.open && unit.group?.close === other.group?.close
      && (i === 0 || before === (meant[i - 1]!.group === other.group));
  });
}
