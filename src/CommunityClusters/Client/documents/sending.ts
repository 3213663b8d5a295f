import { pause } from "../pause";
import { Batching, gathering } from "./batching";
import type { Refusal } from "./document";
import { give, type Words } from "./giving";
import type { Sent } from "./needs";
import type { Written } from "./own-words";
import { adds, deletionsOf } from "./squash";

// So long the tab in which words were written has to send them before another one does.
const courtesy = 3_000;

/** Sends what waits, in its order, one parcel at a time and from one tab at a time, until the server has it on its disk. */
export class Sending {
  readonly batching: Batching;
  /** Pieces that this tab wrote and nobody has sent. */
  readonly #mine = new Set<number>();
  /** Acknowledged, though the phone's disk could not take note of it. */
  readonly #done = new Set<number>();
  /** Words that the phone cannot keep were sent, and nobody knows whether they arrived. */
  #wasLent = false;
  #isBlocked = false;
  #round: Promise<void> | undefined;
  #isWanted = false;
  #tries = 0;
  #again: (() => void) | undefined;

  constructor(readonly of: Sent) {
    this.batching = new Batching(of.around, () => void this.send());
  }

  /** The server has opened the document: whatever it refused before may go now. */
  opened(): void {
    this.#isBlocked = false;
    this.#tries = 0;
    this.batching.now();
  }

  /** Words were written in this tab. */
  wrote(words: Pick<Written, "update"> & Partial<Written>): void {
    if (words.number !== undefined) this.#mine.add(words.number);
    // A full document takes only what makes it smaller.
    if (this.of.standing.refused === "full" && deletionsOf([words.update])) this.#isBlocked = false;
    this.batching.within(this.#gathering);
  }

  /** Words were written in another tab, which will send them if it can. */
  wroteElsewhere(): void {
    this.batching.within(this.#gathering + courtesy);
  }

  /** Done when everything was sent that can be sent now. */
  send(): Promise<void> {
    this.#isWanted = true;
    this.#round ??= this.#sendWhileWanted().finally(() => (this.#round = undefined));
    return this.#round;
  }

  stop(): void {
    this.batching.stop();
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
    const parcels = await queue.seal().catch(() => undefined);
    if (parcels) this.of.waits(parcels.reduce((sum, parcel) => sum + parcel.changes, 0));
    for (const parcel of parcels ?? []) {
      const isFirst = isAlone && parcel.madeOf.length > 0 && parcel.madeOf.every((piece) => this.#mine.delete(piece));
      // Whose tab was killed before it could tell: what goes out from here is to be seen here.
      if (!isFirst) this.of.found(parcel.update);
      if (this.#done.has(parcel.number)) continue;
      const isTaken = await this.#sendOne(parcel, isFirst, async (sequence) => {
        this.#done.add(parcel.number);
        const changes = await queue.acknowledge(parcel).catch(() => 0);
        this.#count(changes, sequence);
      });
      if (!isTaken) return;
    }
    await this.#sendUnkept();
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

  #count(changes: number, sequence: number | undefined): void {
    this.of.tabs.tell({ kind: "acknowledged", ...(sequence === undefined ? {} : { sequence }) });
    if (sequence !== undefined) this.of.counted(sequence);
    this.of.taken(changes);
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
    else this.#refuse(answer.refused);
    standing.underWay -= words.changes;
    standing.changed();
    return isTaken;
  }

  #refuse(refusal: Refusal): void {
    const { standing } = this.of;
    standing.refused = refusal;
    if (refusal === "read") standing.mayWrite = false;
    this.#isBlocked = true;
  }

  #sendLater(): void {
    if (this.of.standing.isOpen) this.#again = this.of.around.after(pause(this.#tries++), () => void this.send());
  }
}
