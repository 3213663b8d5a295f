import type { Growing } from "../../../Client/files/growing";

/** After this time a recording ends by itself, in seconds. */
export const longest = 120;
/** The most bytes that the server takes. A browser that does not keep to those that it was asked for records for a shorter time. */
export const most = 600 * 1024;

/** Why a recording ended: it was let go, it was as long as may be, the phone is full, or the microphone is gone, as with a call. */
export type Ending = "asked" | "long" | "full" | "gone";

/** What a recording is made with; in a browser a `MediaRecorder`. */
export interface Recorder {
  /** @param heard is given each piece as it comes, and once more at the end */
  start(heard: (piece: Uint8Array) => Promise<void>, gone: () => void): void;
  /** @returns once all pieces were given */
  stop(): Promise<void>;
}

/** A recording that is being made: each piece goes to the phone's disk as it comes, so that a closed page loses hardly a word. */
export class Recording {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
  #kept: Promise<unknown> = Promise.resolve();
  #largest = 0;
  #ending: Promise<void> | undefined;
  readonly #began: number;

  /**
   * @param now in milliseconds, by a clock that nobody puts right
   * @param begun is called once there is something of it on the disk
   * @param ended is called once, when all of it is on the disk that will be; with how long it is, or none where there is nothing
   */
  constructor(
    readonly recorder: Recorder,
    readonly file: Growing,
    readonly now: () => number,
    readonly begun: () => void,
    readonly ended: (why: Ending, seconds: number | undefined) => void,
  ) {
    this.#began = now();
    let isBegun = false;
    recorder.start(async (piece) => {
      const all = new Uint8Array(this.#bytes.length + piece.length);
      all.set(this.#bytes);
      all.set(piece, this.#bytes.length);
      this.#bytes = all;
      this.#largest = Math.max(this.#largest, piece.length);
      // The last piece is kept with all the others.
      if (this.#ending || piece.length === 0) return;
      await (this.#kept = this.file.keep(all).then(() => {
        if (!isBegun) begun();
        isBegun = true;
      }, () => void this.end("full")));
      // One more is being recorded by now, and the end is one, too.
      if (all.length + 2 * this.#largest > most) void this.end("long");
    }, () => void this.end("gone"));
  }

  /** How long it is by now, in seconds. */
  get seconds(): number {
    return (this.now() - this.#began) / 1000;
  }

  /** Ends it where it is as long as may be. */
  tick(): void {
    if (this.seconds >= longest) void this.end("long");
  }

  end(why: Ending = "asked"): Promise<void> {
    return (this.#ending ??= this.#end(why));
  }

  async #end(why: Ending): Promise<void> {
    const seconds = Math.min(this.seconds, longest);
    await this.recorder.stop().catch(() => undefined);
    await this.#kept;
    const kept = await this.file.end(this.#bytes);
    const isAll = kept?.bytes.length === this.#bytes.length;
    this.ended(kept && !isAll ? "full" : why, kept && seconds);
  }
}
