import type { Surroundings } from "./surroundings";

const minute = 60_000;
// What so many bytes cost a minute is little enough.
const cheap = 4 * 1024;

/** When to try again what a full document did not take: now and then, sooner once another made room, and the seldomer the more it costs. */
export class Room {
  #refusedAt = 0;
  #pause = 0;
  #callOff: (() => void) | undefined;

  constructor(
    readonly around: Surroundings,
    readonly tryAgain: () => void,
  ) {}

  /** There was no room for so many bytes. */
  none(bytes: number): void {
    this.#refusedAt = this.around.now();
    this.#pause = minute * Math.max(1, bytes / cheap);
    this.#at(this.#pause);
  }

  /** Somebody made some, or has words that would. */
  made(by: "another" | "oneself"): void {
    if (this.#callOff) this.#at(this.#pause / (by === "another" ? 5 : 60));
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #at(sinceRefused: number): void {
    this.stop();
    this.#callOff = this.around.after(Math.max(0, this.#refusedAt + sinceRefused - this.around.now()), () => {
      this.#callOff = undefined;
      this.tryAgain();
    });
  }
}
