import { classesOf, clock, isSame, type Place, places } from "./grid";

/** What the page says of moves, and to whom it sends them. */
export interface Ways {
  /** Sends a move. @returns nothing once it is kept, else why it is not */
  send(slot: string, seen: number, place: Place): Promise<string | undefined>;
  /** Says where something stands, to those who listen. */
  say(key: "stands" | "moved", place: Place): void;
  /** Tells why something could not be moved. */
  refuse(why: string): void;
}

interface Wanted {
  place: Place;
  seen: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  isSending: boolean;
}

/** Where slots are moved to on this page: shown at once, sent one after the other, put back where they stood if that is refused. */
export class Moves {
  readonly #wanted = new Map<string, Wanted>();

  constructor(private readonly find: (slot: string) => HTMLElement | null, private readonly ways: Ways) {}

  /** Where a slot stands, or is wanted. */
  placeOf(slot: HTMLElement): Place {
    return this.#wanted.get(slot.id)?.place ?? told(slot);
  }

  /** Moves a slot, and sends it after a pause in which it may be moved further. */
  to(slot: HTMLElement, place: Place, pause: number): void {
    const wanted = this.#wanted.get(slot.id) ?? { place, seen: Number(slot.dataset["version"]), timer: undefined, isSending: false };
    if (isSame(place, this.placeOf(slot))) return;
    wanted.place = place;
    this.#wanted.set(slot.id, wanted);
    stand(slot, place, true);
    this.ways.say("stands", place);
    clearTimeout(wanted.timer);
    wanted.timer = setTimeout(() => void this.#send(slot.id), pause);
  }

  /** Shows what is wanted on slots that came anew meanwhile. */
  shown(): void {
    for (const [id, { place }] of this.#wanted) {
      const slot = this.find(id);
      if (slot) stand(slot, place, true);
    }
  }

  async #send(id: string): Promise<void> {
    const wanted = this.#wanted.get(id);
    if (!wanted || wanted.isSending) return;
    const { place } = wanted;
    wanted.isSending = true;
    const why = await this.ways.send(id.slice("slot-".length), wanted.seen, place);
    wanted.isSending = false;
    if (why === undefined) {
      // Each move raises the version by one.
      wanted.seen++;
      if (wanted.place !== place) return void this.#send(id);
    }
    this.#wanted.delete(id);
    const slot = this.find(id);
    if (!slot) return;
    if (why !== undefined) {
      stand(slot, told(slot), false);
      return this.ways.refuse(why);
    }
    if (Number(slot.dataset["version"]) < wanted.seen) {
      Object.assign(slot.dataset, { begins: String(place.begins), minutes: String(place.minutes), room: place.room, column: String(place.column), version: String(wanted.seen), drawn: classesOf(place).join(" ") });
    }
    stand(slot, told(slot), false);
    this.ways.say("moved", place);
  }
}

/** Where the server said that a slot stands. */
export function told({ dataset }: Pick<HTMLElement, "dataset">): Place {
  return { begins: Number(dataset["begins"]), minutes: Number(dataset["minutes"]), room: dataset["room"] ?? "", column: Number(dataset["column"]) };
}

/** Puts a slot where it stands. What is sent still is drawn with a broken line; how several share a column only the server says. */
export function stand(slot: HTMLElement, place: Place, isWaiting: boolean): void {
  const present = [...slot.classList].filter(places);
  slot.dataset["drawn"] ??= present.join(" ");
  const wanted = isSame(place, told(slot)) ? slot.dataset["drawn"].split(" ") : classesOf(place);
  if (wanted.join(" ") !== present.join(" ")) {
    slot.classList.remove(...present);
    slot.classList.add(...wanted);
  }
  slot.classList.toggle("slot--waiting", isWaiting);
  sayTimes(slot, place);
}

/** Says on a slot when it is, or would be. */
export function sayTimes(slot: HTMLElement, { begins, minutes }: Place): void {
  const [from, until] = [slot.querySelector(".slot__time b"), slot.querySelector(".slot__time span")];
  if (from) from.textContent = clock(begins);
  if (until) until.textContent = clock(begins + minutes);
}
