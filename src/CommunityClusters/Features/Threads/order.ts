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
 */
export function readUpTo(shown: readonly number[], read: number, isFirst: boolean): number | undefined {
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined || first > read + 1) return undefined;
  return last > read || isFirst ? Math.max(last, read) : undefined;
}

/** Before which of the shown posts one of this number stands; undefined for the end. */
export function placeIn(shown: readonly number[], number: number): number | undefined {
  const at = shown.findIndex((one) => one > number);
  return at < 0 ? undefined : at;
}
