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

/**
 * The way of own words from the screen to the disk. What is typed while the disk works goes with the next writing. Where the disk
 * does not take them they stay here, are tried again, and may meanwhile be lent to whoever sends.
 */
export class OwnWords {
  /** Whether the last attempt to keep words went well. */
  keeps = true;
  readonly #typed: Uint8Array[] = [];
  #lent = 0;
  #writing: Promise<void> | undefined;
  #tries = 0;
  #callOff: (() => void) | undefined;

  constructor(
    readonly queue: Queue,
    readonly around: Surroundings,
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
    this.#typed.push(update);
    this.changed();
    // Not at every letter: a full disk stays full for a while.
    if (this.keeps) void this.write();
  }

  /** Done when all is on the disk, or the disk did not take it. */
  write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  /** All that is on the screen alone, to be sent without having been kept. */
  lend(): { update: Uint8Array; changes: number } | undefined {
    if (this.keeps || this.#writing || this.#lent > 0 || this.#typed.length === 0) return undefined;
    this.#lent = this.#typed.length;
    return { update: squash(this.#typed), changes: this.#lent };
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

  async #writeAll(): Promise<void> {
    this.#callOff?.();
    while (this.#typed.length > 0 && this.#lent === 0) {
      const changes = this.#typed.length;
      const update = squash(this.#typed);
      try {
        const name = await this.queue.add(update, changes);
        this.#typed.splice(0, changes);
        this.keeps = true;
        this.#tries = 0;
        this.written({ name, update, changes });
      } catch {
        this.keeps = false;
        this.refused(update);
        break;
      }
    }
    if (this.#typed.length > 0) this.#callOff = this.around.after(pause(this.#tries++), () => void this.write());
    this.changed();
  }
}
