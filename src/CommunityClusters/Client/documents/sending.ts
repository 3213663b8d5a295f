import { pause } from "../pause";
import { Batching, gathering } from "./batching";
import type { Refusal } from "./document";
import { give, type Words } from "./giving";
import { Held } from "./held";
import type { Sent } from "./needs";
import type { Written } from "./own-words";
import { changesIn, namesIn, type Parcel } from "./queue";
import { adds, deletionsOf, squash } from "./squash";
import { Room } from "./room";
import type { WaitingPiece } from "./store";

// So long the tab in which words were written has to send them before another one does.
const courtesy = 3_000;

/** Sends what waits, in its order, one parcel at a time and from one tab at a time, until the server has it on its disk. */
export class Sending {
  readonly batching: Batching;
  readonly held = new Held();
  readonly room: Room;
  /** Pieces that this tab wrote and nobody has sent. */
  readonly #mine = new Set<string>();
  /** Acknowledged, though the phone's disk could not take note of it. */
  readonly #done = new Set<string>();
  /** Words that the phone cannot keep were sent, and nobody knows whether they arrived. */
  #wasLent = false;
  #isBlocked = false;
  #recoveries = 0;
  #round: Promise<void> | undefined;
  #isWanted = false;
  #tries = 0;
  #again: (() => void) | undefined;

  constructor(readonly of: Sent) {
    this.batching = new Batching(of.around, () => void this.send());
    this.room = new Room(of.around, () => {
      this.#isBlocked = false;
      void this.send();
    });
  }

  /** The server has opened the document: whatever it refused before may go now. */
  opened(): void {
    this.#isBlocked = false;
    this.#tries = 0;
    this.room.stop();
    this.batching.now();
  }

  /** Words were written in this tab. */
  wrote(words: Pick<Written, "update"> & Partial<Written>): void {
    if (words.name !== undefined) {
      this.#mine.add(words.name);
      this.held.add(words.name, words);
    }
    // A full document takes only what makes it smaller.
    if (this.of.standing.refused === "full" && deletionsOf([words.update])) this.room.made("oneself");
    this.batching.within(this.#gathering);
  }

  /** Words were written in another tab, which will send them if it can. */
  wroteElsewhere(words: Pick<Written, "name" | "update">): void {
    this.held.add(words.name, words);
    this.batching.within(this.#gathering + courtesy);
  }

  /** Done when everything was sent that can be sent now. */
  send(): Promise<void> {
    this.#isWanted = true;
    this.#round ??= this.#sendWhileWanted().finally(() => (this.#round = undefined));
    return this.#round;
  }

  /** What was on the phone's disk may be there no longer. */
  async recover(): Promise<void> {
    this.#recoveries++;
    // What was just being written may have come to the disk that is gone.
    await this.of.own.write();
    const expected = this.held.names;
    const there = await this.of.queue.waiting().catch(() => []);
    this.#recoveries--;
    this.#compare(expected, there);
  }

  /** Whether nobody knows at the moment what is on the phone's disk. */
  get isUnsure(): boolean {
    return this.#recoveries > 0;
  }

  stop(): void {
    this.batching.stop();
    this.room.stop();
    this.#again?.();
  }

  get #gathering(): number {
    if (this.of.around.savesData()) return gathering.savingData;
    return this.of.hasCompany() ? gathering.inCompany : gathering.alone;
  }

  get #may(): boolean {
    const { isOpen, isOver, mayWrite } = this.of.standing;
    return isOpen && !isOver && mayWrite && !this.#isBlocked;
  }

  async #sendWhileWanted(): Promise<void> {
    while (this.#isWanted && this.#may) {
      this.#isWanted = false;
      this.#again?.();
      await this.of.tabs.alone((isAlone) => this.#sendAll(isAlone)).catch(() => undefined);
    }
  }

  async #sendAll(isAlone: boolean): Promise<void> {
    const { queue } = this.of;
    const expected = this.held.names;
    const parcels = await queue.seal().catch(() => undefined);
    if (parcels) this.#compare(expected, parcels);
    for (const parcel of parcels ?? []) this.held.takeIn(parcel);
    for (const parcel of parcels ?? []) {
      const isFirst = isAlone && parcel.isNew && parcel.madeOf.every((piece) => this.#mine.delete(piece));
      // Whose tab was killed before it could tell: what goes out from here is to be seen here.
      if (!isFirst) this.of.found(parcel.update);
      const isTaken = this.#done.has(parcel.name) ? await this.#note(parcel, undefined) : await this.#sendOne(parcel, isFirst, (sequence) => this.#note(parcel, sequence));
      if (!isTaken) return;
    }
    await this.#sendUnkept();
  }

  #compare(expected: readonly string[], there: readonly WaitingPiece[] | readonly Parcel[]): void {
    const lost = this.held.lost(expected, namesIn(there));
    // Together: what one of them takes away another may have written.
    if (lost.length > 0) this.of.own.add(squash(lost));
    this.of.waits(changesIn(there));
  }

  /** The server has it on its disk, and so the phone's need not. */
  async #note(parcel: Parcel, sequence: number | undefined): Promise<true> {
    const { queue, tabs } = this.of;
    this.#done.add(parcel.name);
    const names = namesIn([parcel]);
    this.held.release(names);
    const changes = await queue.acknowledge(parcel).catch(() => undefined);
    if (changes !== undefined) this.#done.delete(parcel.name);
    tabs.tell({ kind: "acknowledged", names, ...(sequence === undefined ? {} : { sequence }) });
    if (sequence !== undefined) this.of.counted(sequence);
    this.of.taken(changes ?? 0);
    return true;
  }

  async #sendUnkept(): Promise<void> {
    const lent = this.of.own.lend();
    if (!lent) return;
    const isFirst = !this.#wasLent;
    this.#wasLent = true;
    const isTaken = await this.#sendOne(lent, isFirst, (sequence) => {
      this.of.own.giveBack(true);
      this.of.counted(sequence, lent.update);
    });
    this.#wasLent = !isTaken;
    if (!isTaken) this.of.own.giveBack(false);
  }

  /** @param isFirst whether nobody can have sent them before @param taken told with their number, if it is certain @returns whether the server has them */
  async #sendOne(words: Words, isFirst: boolean, taken: (sequence: number | undefined) => unknown): Promise<boolean> {
    const { standing } = this.of;
    if (!this.#may) return false;
    standing.underWay += words.changes;
    standing.changed();
    const answer = await give(this.of, words);
    const isTaken = answer !== "later" && "sequence" in answer;
    if (isTaken) {
      standing.refused = null;
      this.#tries = 0;
      await taken((answer.isNew ?? (isFirst && adds(words.update))) ? answer.sequence : undefined);
    } else if (answer === "later") this.#sendLater();
    else this.#refuse(answer.refused, words.update.length);
    standing.underWay -= words.changes;
    standing.changed();
    return isTaken;
  }

  #refuse(refusal: Refusal, bytes: number): void {
    const { standing } = this.of;
    standing.refused = refusal;
    if (refusal === "read") standing.mayWrite = false;
    this.#isBlocked = true;
    if (refusal === "full") this.room.none(bytes);
    else this.room.stop();
  }

  #sendLater(): void {
    if (this.of.standing.isOpen) this.#again = this.of.around.after(pause(this.#tries++), () => void this.send());
  }
}
