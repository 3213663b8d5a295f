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

/** Before which of the shown posts one of this number stands; undefined for the end. */
export function placeIn(shown: readonly number[], number: number): number | undefined {
  const at = shown.findIndex((one) => one > number);
  return at < 0 ? undefined : at;
}
