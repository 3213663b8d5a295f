import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import type * as Y from "yjs";
import { presentedIn } from "./presence-message";
import type { Surroundings } from "./surroundings";

const pace = { usual: 100, savingData: 10_000 };
// As long as `y-protocols` believes in somebody who says nothing, and half of it.
const belief = 30_000;
const sign = 15_000;

/**
 * Who is here and where they write. Nothing is sent while alone, but for one greeting when the document opens, by which those who are
 * here learn of each other. Who does not want to be seen greets without showing anything, so that the others still send.
 */
export class Presence {
  readonly awareness: Awareness;
  isHidden: boolean;
  readonly #company = new Map<number, number>();
  readonly #remembered: string;
  #isOpen = false;
  #sentAt = -Infinity;
  #callOff: (() => void) | undefined;
  #sign: (() => void) | undefined;

  constructor(
    doc: Y.Doc,
    teacher: string,
    readonly around: Surroundings,
    readonly send: (message: Uint8Array) => void,
    /** Whether the others may be told of a cursor already. */
    readonly mayTell: (cursor: unknown) => boolean = () => true,
  ) {
    this.awareness = new Awareness(doc);
    this.#remembered = `hidden-${teacher}`;
    this.isHidden = this.#recall();
    this.awareness.on("update", (_: unknown, origin: unknown) => origin === "local" && !this.isHidden && this.#soon());
  }

  /** Whether somebody else is here. */
  get hasCompany(): boolean {
    const since = this.around.now() - belief;
    for (const [id, heard] of this.#company) if (heard <= since) this.#company.delete(id);
    return this.#company.size > 0;
  }

  /** The document is open on the line. */
  greet(): void {
    this.#isOpen = true;
    // Twice: what the server said in this phone's name when the line was lost already has the next number.
    this.#renew();
    this.#renew();
    this.#send();
    this.#signOn();
  }

  /** A cursor that was not told may be told now. */
  again(): void {
    // As something newer: without it the same was said already.
    this.#renew();
  }

  /** The line is lost, and with it all knowledge of the others. */
  lost(): void {
    this.#isOpen = false;
    this.#stop();
    this.#company.clear();
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, "remote");
    // Else who has not moved since would not be believed to be here when they say so again.
    for (const id of others) this.awareness.meta.delete(id);
  }

  /** What the server passed on from somebody else. */
  receive(message: Uint8Array): void {
    try {
      const others = presentedIn(message).filter(({ id }) => id !== this.awareness.clientID);
      const isNew = others.some(({ id }) => !this.#company.has(id));
      for (const { id, isShown } of others) {
        // Who was seen and no longer shows themselves has gone, or will greet again.
        if (!isShown && this.awareness.getStates().has(id)) this.#company.delete(id);
        else this.#company.set(id, this.around.now());
      }
      applyAwarenessUpdate(this.awareness, message, "remote");
      if (isNew) this.#soon();
    } catch {
      // Whoever wrote it: it is a cursor, and the next one comes soon.
    }
  }

  hide(hidden: boolean): void {
    if (hidden === this.isHidden) return;
    this.isHidden = hidden;
    try {
      if (hidden) this.around.remembered.setItem(this.#remembered, "1");
      else this.around.remembered.removeItem(this.#remembered);
    } catch {}
    if (!hidden) this.#renew();
    this.#send();
    // Once more: the first takes the cursor away, this one greets.
    if (hidden) this.#soon();
  }

  /** Takes this phone's cursor away from the others. */
  leave(): void {
    const { clientID } = this.awareness;
    // Whoever heard the greeting may not have answered yet.
    if (this.#isOpen && !this.isHidden) this.send(encodeAwarenessUpdate(this.awareness, [clientID], new Map()));
    this.#isOpen = false;
    this.#stop();
  }

  #soon(): void {
    if (!this.#isOpen || this.#callOff || !this.hasCompany) return;
    const wait = this.#sentAt + (this.around.savesData() ? pace.savingData : pace.usual) - this.around.now();
    if (wait <= 0) return this.#send();
    this.#callOff = this.around.after(wait, () => this.#send());
  }

  #send(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    if (!this.#isOpen) return;
    this.#sentAt = this.around.now();
    const { clientID } = this.awareness;
    const state = this.awareness.getLocalState();
    const states = new Map<number, Record<string, unknown>>();
    if (state && !this.isHidden) states.set(clientID, this.mayTell(state["cursor"]) ? state : { ...state, cursor: null });
    this.send(encodeAwarenessUpdate(this.awareness, [clientID], states));
  }

  // Who shows themselves gives a sign of life by `y-protocols`.
  #signOn(): void {
    this.#sign?.();
    this.#sign = this.around.after(sign, () => {
      if (this.isHidden) this.#soon();
      this.#signOn();
    });
  }

  #stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#sign?.();
  }

  #renew(): void {
    this.awareness.setLocalState(this.awareness.getLocalState());
  }

  #recall(): boolean {
    try {
      return this.around.remembered.getItem(this.#remembered) !== null;
    } catch {
      return false;
    }
  }
}
