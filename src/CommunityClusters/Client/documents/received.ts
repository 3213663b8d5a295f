import type { Stretch } from "./cursor";
import { note, receive } from "./pieces";
import type { Kept, Store } from "./store";

/**
 * The way of others' words to the disk. What comes while the disk works goes with the next writing. Where the disk does not take it,
 * the phone's copy stays complete only up to there, and the next opening asks the server from there.
 */
export class Received {
  #next: { updates: Uint8Array[]; stretch: Stretch } | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isBehind = false;

  constructor(
    readonly store: Store,
    readonly document: string,
  ) {}

  /** @param stretch what of the server's log is complete on this phone once these are on its disk */
  add(updates: readonly Uint8Array[], stretch: Stretch): void {
    if (updates.length === 0 && stretch.from === stretch.to) return;
    const next = this.#next;
    if (next && next.stretch.to === stretch.from) {
      next.updates.push(...updates);
      next.stretch = { from: next.stretch.from, to: stretch.to };
      return;
    }
    const group = (this.#next = { updates: [...updates], stretch });
    this.#then(() => {
      if (this.#next === group) this.#next = undefined;
      const { from, to } = group.stretch;
      return receive(this.store, this.document, group.updates, { from, to: this.#isBehind ? from : to });
    });
  }

  /** The screen has words that the disk lacks: how far the disk's copy is complete is not known any more while this page is open. */
  fallBehind(): void {
    this.#isBehind = true;
  }

  /** Notes something else about the document, after what was received before. */
  note(news: Partial<Omit<Kept, "document">>): void {
    this.#next = undefined;
    this.#then(() => note(this.store, this.document, news));
  }

  /** Done when all is on the disk, or the disk did not take it. */
  settled(): Promise<void> {
    return this.#writing;
  }

  #then(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch(() => this.fallBehind());
  }
}
