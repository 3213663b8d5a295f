import { type Item, firstOf, isEdge, itemsOf, lastOf, mayClose, mayOpen } from "./edges";
import { Mark, type Unit, isSign, isSpace, readInline } from "./inline";

const order = [Mark.strong, Mark.em, Mark.strike];

/**
 * The signs before each unit, and after the last, that make Markdown say what the units say. Null if Markdown cannot say it,
 * unless marks may be lost: then words with several marks lose them, the slant first, before any sign is seen.
 * Spaces stay outside of marks, and so does a sign that stands against a letter, for there Markdown would not see the mark.
 */
export function writeInline(units: Unit[], mayLose = false): { gaps: string[]; units: Unit[] } | null {
  settleSpaces(units);
  for (const lost of mayLose ? [0, Mark.em, Mark.em | Mark.strike, -1] : [0]) {
    const less = lost ? loseInWords(units, lost) : units;
    for (const attempt of [less, less.map(escaped)]) {
      for (const em of ["*", "_", "either"]) {
        const gaps = emit(attempt, em);
        if (says(gaps, attempt)) return { gaps, units: attempt };
      }
    }
  }
  return null;
}

function loseInWords(units: Unit[], lost: number): Unit[] {
  const wordOf: number[] = [];
  units.forEach((unit, i) => wordOf.push((wordOf[i - 1] ?? 0) + (isSpace(unit) ? 1 : 0)));
  const mixed = new Set(wordOf.filter((word, i) => i > 0 && wordOf[i - 1] === word && !isSpace(units[i - 1]!) && units[i - 1]!.marks !== units[i]!.marks));
  return units.map((unit, i) => (mixed.has(wordOf[i]!) ? { ...unit, marks: unit.marks & ~lost } : unit));
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
  const signs: Record<number, string | undefined> = { [Mark.strong]: "**", [Mark.em]: em === "either" ? undefined : em, [Mark.strike]: "~~" };
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
        single(items[at]!, active);
        at++;
      } else {
        const [left, right] = [at ? lastOf(items[at - 1]!) : before, end < items.length ? firstOf(items[end]!) : after];
        // The underline is no sign within a word, the star may be taken for one of its neighbours.
        const written = signs[mark] ?? (isEdge(left) && isEdge(right) ? "_" : "*");
        put(written);
        run(items.slice(at, end), active | mark, left, right);
        put(written);
        at = end;
      }
    }
  }

  /** Within a link stand the marks that could not stand around it. */
  function single(item: Item, active: number): void {
    if (!item.group) {
      done++;
      return;
    }
    put(item.group.open);
    if (item.group.kind === "Link") run(item.units.map((unit) => ({ units: [unit], group: null, marks: unit.marks & ~active })), active, "[", "]");
    else done += item.units.length;
    put(item.group.close);
  }
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

function says(gaps: string[], units: Unit[]): boolean {
  return sameUnits(readInline(units.map((unit, i) => gaps[i] + unit.raw).join("") + gaps.at(-1)), units, true);
}

/** Whether both say the same, spaces aside; a mark that Markdown could not put on a sign may be missing when asked so. */
export function sameUnits(read: Unit[], meant: Unit[], kindly = false): boolean {
  return read.length === meant.length && read.every((unit, i) => {
    const other = meant[i]!;
    const before = i > 0 && read[i - 1]!.group === unit.group;
    const same = unit.marks === other.marks || isSpace(unit) || (kindly && (isSign(unit.raw) || (unit.group !== null && unit.group.kind !== "Link")) && !(unit.marks & ~other.marks));
    return same && unit.raw === other.raw && unit.group?.open === other.group?.open && unit.group?.close === other.group?.close
      && (i === 0 || before === (meant[i - 1]!.group === other.group));
  });
}
