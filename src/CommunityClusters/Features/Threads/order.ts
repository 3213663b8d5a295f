/** Where a post belongs that came live, in a page that shows some of a thread's posts. */
export type Belongs = "in" | "after" | "nowhere";

/**
 * @param shown the numbers of the posts that the page shows, in order
 * @param isAtEnd whether these were the newest when the page was drawn
 * @param number the post's number
 */
export function belongs(shown: readonly number[], isAtEnd: boolean, number: number): Belongs {
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return "in";
  if (number < first) return "nowhere";
  return number <= last || isAtEnd ? "in" : "after";
}

/**
 * Up to where a page lets say that a thread was read; undefined where that is nothing new, or posts that were not read stand before the page.
 * @param shown the numbers of the posts that the page shows, in order
 * @param read up to where the thread was read
 * @param isFirst whether it was never opened
 * @param seen the numbers of the posts that were on the screen
 */
export function readUpTo(shown: readonly number[], read: number, isFirst: boolean, seen: ReadonlySet<number>): number | undefined {
  const first = shown[0];
  if (first === undefined || first > read + 1 || seen.size === 0) return undefined;
  const fresh = shown.filter((number) => number > read);
  const gap = fresh.findIndex((number) => !seen.has(number));
  const upTo = fresh.slice(0, gap < 0 ? fresh.length : gap).at(-1) ?? read;
  return upTo > read || (isFirst && read > 0) ? upTo : undefined;
}

/** Before which of the shown posts one of this number stands; undefined for the end. */
export function placeIn(shown: readonly number[], number: number): number | undefined {
  const at = shown.findIndex((one) => one > number);
  return at < 0 ? undefined : at;
}
