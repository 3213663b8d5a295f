/** What a press asks for. */
export type Asked = "begin" | "end" | undefined;

/** A shorter press is a tap, in milliseconds. */
const tap = 400;
/** A click that comes so soon after a press is that press. */
const same = 700;

/**
 * One button for both ways of recording: held, it records until it is let go; tapped, until it is tapped again. What presses without
 * a finger or a key, as a screen reader does, taps.
 */
export class Press {
  #since: number | undefined;
  #last = -Infinity;
  #began = false;

  /** @param isOn whether it is recording, or about to */
  down(at: number, isOn: boolean): Asked {
    // A key that is held repeats itself.
    if (this.#since !== undefined) return undefined;
    this.#since = at;
    this.#began = !isOn;
    return isOn ? "end" : "begin";
  }

  up(at: number): Asked {
    if (this.#since === undefined) return undefined;
    const held = at - this.#since;
    this.#since = undefined;
    this.#last = at;
    return this.#began && held >= tap ? "end" : undefined;
  }

  click(at: number, isOn: boolean): Asked {
    return this.#since !== undefined || at - this.#last < same ? undefined : isOn ? "end" : "begin";
  }

  /** Whether it is held now. */
  get isDown(): boolean {
    return this.#since !== undefined;
  }
}
