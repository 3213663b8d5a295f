import type { Surroundings } from "./surroundings";

/** How long small changes are gathered, in milliseconds, before they are sent together. */
export const gathering = { inCompany: 150, alone: 1_000, savingData: 1_500 };

/** Gathers small changes: nobody pays for a message a letter. */
export class Batching {
  #callOff: (() => void) | undefined;
  #at = Infinity;

  constructor(
    readonly around: Surroundings,
    readonly send: () => void,
  ) {}

  /** Something waits, and may wait this long; an earlier wish counts. */
  within(milliseconds: number): void {
    const at = this.around.now() + milliseconds;
    if (at >= this.#at) return;
    this.stop();
    this.#at = at;
    this.#callOff = this.around.after(milliseconds, () => this.now());
  }

  /** Whatever waits is sent at once. */
  now(): void {
    this.stop();
    this.send();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#at = Infinity;
  }
}
