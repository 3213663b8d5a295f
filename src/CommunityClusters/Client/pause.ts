const longest = 30_000;
const shortest = 500;
const doublings = 6;

/**
 * How long to wait, in milliseconds, before the next try. Many phones lose the line at the same moment, so no two wait alike.
 * @param tries how often it was tried in vain
 * @param chance from 0 to 1
 */
export function pause(tries: number, chance: number = Math.random()): number {
  return Math.min(longest, shortest * 2 ** Math.min(tries, doublings)) * (0.75 + chance / 2);
}
