/** A stretch of the day, as the page says it. */
export interface Stretch {
  /** The instants at which it begins and ends. */
  readonly begins: number;
  readonly ends: number;
  /** Whether the teacher whose page it is has a part in it. */
  readonly isMine: boolean;
}

/** What I do now or next. None once I have no more part in the day. */
export function nextOf<T extends Stretch>(all: readonly T[], now: number): T | undefined {
  const toCome = [...all].filter((s) => s.ends > now).sort((a, b) => a.begins - b.begins);
  return toCome.find((s) => s.isMine);
}

/** How far it is, in minutes: to its beginning, or, once it has begun, to its end. */
export function minutesTo({ begins, ends }: Stretch, now: number): { readonly isOn: boolean; readonly minutes: number } {
  const isOn = now >= begins;
  return { isOn, minutes: Math.max(Math.ceil(((isOn ? ends : begins) - now) / 60_000), 0) };
}
