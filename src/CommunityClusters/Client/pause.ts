const shortest = 500;
const longest = 30_000;

/** How long to wait, in milliseconds, before the next try: longer each time, and never all phones at the same moment. */
export function pause(tries: number, random: () => number = Math.random): number {
  return Math.min(longest, shortest * 2 ** Math.min(tries, 6)) * (0.75 + random() / 2);
}
