import type { Awareness } from "y-protocols/awareness";
import { make } from "./dom";

/** Somebody who is here. */
export interface Person {
  readonly name: string;
  /** One of six papers, always the same for the same person. */
  readonly paper: number;
  /** The section in which their caret stands. */
  readonly writesIn: string | null;
}

const papers = 6;
const longestName = 80;
const most = 4;

/**
 * Who else is here, each once, however many pages they have open.
 * @param me the teacher whose page this is; their other pages are nobody else
 */
export function othersIn(awareness: Awareness, me: string): Person[] {
  const found = new Map<string, Person>();
  for (const [client, state] of awareness.getStates()) {
    const user = (state as { user?: unknown }).user as { id?: unknown; name?: unknown; color?: unknown } | undefined;
    if (client === awareness.clientID || user?.id === me || typeof user?.name !== "string" || user.name.trim() === "") continue;
    const name = user.name.slice(0, longestName);
    const key = typeof user.id === "string" ? user.id : `${name} ${String(user.color)}`;
    const person = { name, paper: paperOf(user.color), writesIn: sectionOf(state) ?? found.get(key)?.writesIn ?? null };
    found.set(key, person);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Small round pictures; those that are too many are counted. */
export function faces(people: readonly Person[]): HTMLElement[] {
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  const made = shown.map((person) => face(person));
  if (shown.length < people.length) made.push(make("span", { class: "face face--more", "aria-hidden": "true" }, `+${people.length - shown.length}`));
  return made;
}

export function face({ name, paper }: Pick<Person, "name" | "paper">): HTMLElement {
  return make("span", { class: paper > 1 ? `face face--${paper}` : "face", title: name, "aria-hidden": "true" }, initials(name));
}

/** The first letters of the first and the last word that has any, as on the server's pages. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0].toLocaleUpperCase() ?? []);
  return letters.length === 0 ? "?" : letters[0]! + (letters.length > 1 ? letters.at(-1)! : "");
}

function paperOf(color: unknown): number {
  return typeof color === "number" && Number.isInteger(color) && color >= 1 && color <= papers ? color : 1;
}

/** A caret's place names the text in which it is. */
function sectionOf(state: unknown): string | null {
  const cursor = (state as { cursor?: { head?: { tname?: unknown }; anchor?: { tname?: unknown } } | null }).cursor;
  const text = cursor?.head?.tname ?? cursor?.anchor?.tname;
  return typeof text === "string" && text.startsWith("text:") ? text.slice("text:".length) : null;
}
