import { pause } from "../pause";
import type { Queue } from "./queue";
import { squash } from "./squash";
import type { Surroundings } from "./surroundings";

/** What came to the phone's disk. */
export interface Written {
  readonly name: string;
  readonly update: Uint8Array;
  readonly changes: number;
}

interface Typed {
  readonly update: Uint8Array;
  /** Whether it is on its way to the disk. */
  isUnderWay: boolean;
}

// A letter goes to the disk in the moment it is typed, for the next one may be a reload; only where the disk is behind are several gathered.
const mostWritings = 4;

/**
 * The way of own words from the screen to the disk. Where the disk does not take them they stay here, are tried again, and may
 * meanwhile be lent to whoever sends.
 */
export class OwnWords {
  /** Whether the last attempt to keep words went well. */
  keeps = true;
  #typed: Typed[] = [];
  #lent = 0;
  readonly #writings = new Set<Promise<void>>();
  #settling: Promise<void> | undefined;
  #tries = 0;
  #callOff: (() => void) | undefined;

  constructor(
    readonly queue: Pick<Queue, "add">,
    readonly around: Pick<Surroundings, "after">,
    readonly written: (what: Written) => void,
    readonly changed: () => void,
    /** The disk did not take this. */
    readonly refused: (update: Uint8Array) => void,
  ) {}

  /** How many changes are nowhere but on the screen, or lent from there. */
  get onScreen(): number {
    return this.#typed.length;
  }

  /** Whether something is nowhere but on the screen and not under way either. */
  get isBehind(): boolean {
    return this.#typed.length > this.#lent;
  }

  add(update: Uint8Array): void {
    this.#typed.push({ update, isUnderWay: false });
    this.changed();
    // Not at every letter: a full disk stays full for a while.
    if (!this.keeps) return;
    if (this.#writings.size < mostWritings) this.#begin();
    void this.#settle();
  }

  /** Whatever is not on its way to the disk sets out at once. Done when all is there, or the disk did not take it. */
  write(): Promise<void> {
    this.#begin();
    return this.#settle();
  }

  /** All that is on the screen alone, to be sent without having been kept. */
  lend(): { update: Uint8Array; changes: number } | undefined {
    if (this.keeps || this.#settling || this.#lent > 0 || this.#typed.length === 0) return undefined;
    this.#lent = this.#typed.length;
    return { update: squash(this.#typed.map((one) => one.update)), changes: this.#lent };
  }

  /** @param isTaken whether the server has acknowledged it */
  giveBack(isTaken: boolean): void {
    if (isTaken) this.#typed.splice(0, this.#lent);
    this.#lent = 0;
    this.changed();
  }

  stop(): void {
    this.#callOff?.();
  }

  #begin(): void {
    const batch = this.#lent > 0 ? [] : this.#typed.filter((one) => !one.isUnderWay);
    if (batch.length === 0) return;
    for (const one of batch) one.isUnderWay = true;
    const writing = this.#keep(batch).finally(() => this.#writings.delete(writing));
    this.#writings.add(writing);
  }

  async #keep(batch: readonly Typed[]): Promise<void> {
    const [update, changes] = [squash(batch.map((one) => one.update)), batch.length];
    try {
      const name = await this.queue.add(update, changes);
      this.#typed = this.#typed.filter((one) => !batch.includes(one));
      this.keeps = true;
      this.#tries = 0;
      this.written({ name, update, changes });
    } catch {
      for (const one of batch) one.isUnderWay = false;
      this.keeps = false;
      this.refused(update);
    }
  }

  #settle(): Promise<void> {
    this.#settling ??= this.#settleAll().finally(() => (this.#settling = undefined));
    return this.#settling;
  }

  async #settleAll(): Promise<void> {
    this.#callOff?.();
    this.#begin();
    while (this.#writings.size > 0) {
      await Promise.all(this.#writings);
      if (this.keeps) this.#begin();
    }
    if (this.#typed.length > 0) this.#callOff = this.around.after(pause(this.#tries++), () => void this.write());
    this.changed();
  }
}
