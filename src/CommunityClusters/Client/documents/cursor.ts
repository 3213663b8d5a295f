/** A stretch of the server's log: what comes after `from`, up to `to`. Empty where they are equal. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How far into the server's log this tab has everything; what arrives early waits for what is missing before it. */
export class Cursor {
  readonly #early = new Set<number>();

  /** @param reached the number up to which nothing is missing */
  constructor(public reached: number) {}

  /** Whether something is missing before what arrived already. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  /** This number arrived. @returns the stretch that is complete by it */
  take(number: number): Stretch {
    const from = this.reached;
    if (number > from) this.#early.add(number);
    return this.#close(from);
  }

  /** Everything up to this number arrived. @returns the stretch that is complete by it */
  jump(number: number): Stretch {
    const from = this.reached;
    this.reached = Math.max(from, number);
    return this.#close(from);
  }

  /** The server's log is shorter than it was: a copy was restored. What it numbers anew is not known here. */
  goBack(number: number): void {
    this.reached = number;
    this.#early.clear();
  }

  #close(from: number): Stretch {
    while (this.#early.delete(this.reached + 1)) this.reached++;
    for (const number of this.#early) if (number <= this.reached) this.#early.delete(number);
    return { from, to: this.reached };
  }
}
