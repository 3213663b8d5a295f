/** A place's digits, in the order in which strings compare. */
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const middle = "U";
/** Longer ones come from no phone of ours, and are passed over. */
const longest = 2000;

/** Whether this says a section's place. */
export function isPlace(order: unknown): order is string {
  return typeof order === "string" && order.length <= longest && /^[0-9A-Za-z]+$/.test(order);
}

/** A mark by which this phone's places differ from those that another gives meanwhile. */
export function newRun(): string {
  return randomLetters(4);
}

export function randomLetters(count: number): string {
  let letters = "";
  while (letters.length < count) {
    for (const byte of crypto.getRandomValues(new Uint8Array(count))) {
      // Six bits; the two numbers too many are drawn again, so that no letter is likelier.
      const digit = digits[byte & 63];
      if (digit && letters.length < count) letters += digit;
    }
  }
  return letters;
}

/**
 * A place between two others; `before` is less than `after`, and either may be missing. A phone that adds several in a row goes on
 * in its own run: what two phones added at the same place while offline stands in two runs, one after the other, and is not mixed.
 */
export function placeBetween(before: string | null, after: string | null, run: string): string {
  const fits = (place: string | undefined): place is string =>
    place !== undefined && (before === null || place > before) && (after === null || place < after);
  const next = before === null ? undefined : stepInRun(before, run, 1);
  if (fits(next)) return next;
  const previous = after === null ? undefined : stepInRun(after, run, -1);
  if (fits(previous)) return previous;
  return prefixBetween(before ?? "", after) + run + middle;
}

/** The place of one of the sections with which a plan begins; there is room between them. */
export function placeAmongFirst(at: number): string {
  if (at < digits.length) return `a${digits[at]}`;
  const further = at - digits.length;
  return `b${digits[Math.floor(further / digits.length)]}${digits[further % digits.length]}`;
}

/** The next or the previous place of this phone's own run, where the given one is of it. */
function stepInRun(place: string, run: string, by: 1 | -1): string | undefined {
  const at = place.lastIndexOf(run);
  const count = at < 0 ? "" : place.slice(at + run.length);
  if (!/^(z*|0*)[1-9A-Za-z]$/.test(count)) return undefined;
  const digit = digits.indexOf(count.at(-1)!) + by;
  const start = place.slice(0, -1);
  if (digit <= 0) return `${start}0${middle}`;
  return digit < digits.length ? start + digits[digit] : place + middle;
}

/** The shortest beginning of places that all lie between two others, whatever follows it. */
function prefixBetween(before: string, after: string | null): string {
  let prefix = "";
  let isBounded = after !== null;
  for (let at = 0; ; at++) {
    const low = at < before.length ? digits.indexOf(before[at]!) : -1;
    const high = isBounded ? digits.indexOf(after![at] ?? "") : digits.length;
    if (high - low > 1) return prefix + digits[(low + high) >> 1];
    // Nothing lies between; only a place that no phone of ours gives ends here.
    if (isBounded && at >= after!.length) return prefix;
    const digit = Math.max(low, 0);
    isBounded &&= digit >= high;
    prefix += digits[digit];
  }
}
