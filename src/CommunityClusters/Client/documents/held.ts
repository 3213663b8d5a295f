import type { Parcel } from "./queue";

/**
 * This phone's words that the server has not acknowledged, in memory: a browser may take the phone's disk away under an open page, and then they
 * are written once more.
 */
export class Held {
  readonly #words = new Map<string, Uint8Array>();

  /** The names of all. */
  get names(): readonly string[] {
    return [...this.#words.keys()];
  }

  /** They are on the disk under this name. */
  add(name: string, { update }: Pick<Parcel, "update">): void {
    this.#words.set(name, update);
  }

  /** They were joined with others. */
  takeIn({ name, madeOf, update }: Parcel): void {
    this.release(madeOf);
    if (!this.#words.has(name)) this.#words.set(name, update);
  }

  /** The server has them. */
  release(names: readonly string[]): void {
    for (const name of names) this.#words.delete(name);
  }

  /** @param expected those that should be there @param there those that are @returns the words of those that are not, which are no longer held */
  lost(expected: readonly string[], there: readonly string[]): Uint8Array[] {
    const found = new Set(there);
    const lost = expected.filter((name) => !found.has(name));
    const words = lost.map((name) => this.#words.get(name)).filter((update) => update !== undefined);
    this.release(lost);
    return words;
  }
}
