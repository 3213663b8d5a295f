/** The minutes of one row of the grid; the same as in `ProgrammeGrid.cs`. */
export const row = 5;
const rowsOfHour = 60 / row;
const day = 24 * 60;

/** Where a slot stands in a programme. */
export interface Place {
  /** The minute of the day at which it begins. */
  readonly begins: number;
  readonly minutes: number;
  /** The id of its room; empty for none. */
  readonly room: string;
  /** Its column; 0 across all. */
  readonly column: number;
}

/** The classes that place a slot in the grid; the same as `SlotWords.Places`. */
export function classesOf({ begins, minutes, column }: Place): string[] {
  const from = Math.floor(begins / row);
  const rows = Math.max(1, Math.ceil((begins + minutes) / row) - from);
  return [`h${Math.floor(from / rowsOfHour)}`, `q${from % rowsOfHour}`, `d${Math.floor(rows / rowsOfHour)}`, `e${rows % rowsOfHour}`, `c${column}`];
}

/** Whether a class places a slot. */
export function places(name: string): boolean {
  return /^[hqdeclk]\d+$/.test(name);
}

/** A minute of the day as clocks show it. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** The same place some minutes later, or earlier, within the day. */
export function movedBy(place: Place, by: number): Place {
  return { ...place, begins: within(place.begins + by, place.minutes) };
}

/** The same place so many rooms further on: the rooms in order, then none. What is for everybody is in none. */
export function inRoom(place: Place, by: number, rooms: readonly string[]): Place {
  const columns = [...rooms, ""];
  const next = Math.min(columns.length - 1, Math.max(0, columns.indexOf(place.room) + by));
  return { ...place, room: columns[next]!, column: next + 1 };
}

/** The same place where a finger let it go. @param tops where each row of the grid begins, its head first */
export function letGo(place: Place, top: number, tops: readonly number[], fromHour: number): Place {
  let nearest = 1;
  for (let i = 1; i < tops.length; i++) if (Math.abs(tops[i]! - top) < Math.abs(tops[nearest]! - top)) nearest = i;
  return { ...place, begins: within(fromHour * 60 + (nearest - 1) * row, place.minutes) };
}

/** The same place behind another in a list, or first in it. */
export function after(place: Place, before: Place | undefined, first: Place | undefined): Place {
  const begins = before ? before.begins + before.minutes : first ? Math.min(first.begins, place.begins) : place.begins;
  return { ...place, begins: within(begins, place.minutes) };
}

/** Whether two places are the same. */
export function isSame(one: Place, other: Place): boolean {
  return one.begins === other.begins && one.minutes === other.minutes && one.room === other.room;
}

function within(begins: number, minutes: number): number {
  return Math.max(0, Math.min(day - minutes - 1, begins));
}
