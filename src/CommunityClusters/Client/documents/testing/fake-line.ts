import type { DocumentLine } from "../document";
import type { FakeServer } from "./fake-server";

/** A line that is as slow, as torn and as muddled as a test wants it. What is said on it takes turns of the loop to arrive. */
export class FakeLine implements DocumentLine {
  isOpen = false;
  /** Whether what the server says may arrive in another order. */
  isMuddled = false;
  /** Whether answers get lost on their way, after the server did what was asked. */
  losesAnswers = false;
  /** Whether answers wait on their way, until they are let go. */
  holdsAnswers = false;
  readonly #held: (() => void)[] = [];
  readonly kept: Promise<unknown>[] = [];
  readonly #handlers = new Map<string, Set<(...said: never[]) => void>>();
  readonly #open = new Set<() => void>();
  readonly #lost = new Set<() => void>();
  readonly #failed = new Set<() => void>();
  readonly #waiting = new Set<() => void>();
  #generation = 0;

  constructor(
    readonly server: FakeServer,
    public teacher: string,
    readonly random: () => number,
  ) {}

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    for (const handler of [...this.#open]) handler();
  }

  cut(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#generation++;
    this.server.gone(this);
    for (const fail of [...this.#waiting]) fail();
    for (const handler of [...this.#lost]) handler();
  }

  invoke<T>(method: string, ...said: unknown[]): Promise<T> {
    const generation = this.#generation;
    return new Promise((answer, fail) => {
      const lost = (): void => {
        this.#waiting.delete(lost);
        fail(new Error("lost"));
      };
      if (!this.isOpen) return lost();
      this.#waiting.add(lost);
      this.#later(() => {
        if (generation !== this.#generation) return;
        const said2 = this.server.call(this, method, structuredClone(said));
        if (this.losesAnswers) return;
        const arrive = (): void => {
          if (this.#waiting.delete(lost)) answer(said2 as T);
        };
        if (this.holdsAnswers) this.#held.push(arrive);
        else this.#later(arrive);
      });
    });
  }

  async send(method: string, ...said: unknown[]): Promise<void> {
    if (!this.isOpen) throw new Error("lost");
    const generation = this.#generation;
    this.#later(() => void (generation === this.#generation && this.server.call(this, method, said)));
  }

  on(method: string, handler: (...said: never[]) => void): () => void {
    const all = this.#handlers.get(method) ?? new Set();
    this.#handlers.set(method, all.add(handler));
    return () => all.delete(handler);
  }

  onOpen(handler: () => void): () => void {
    this.#open.add(handler);
    if (this.isOpen) handler();
    return () => this.#open.delete(handler);
  }

  onLost(handler: () => void): () => void {
    this.#lost.add(handler);
    return () => this.#lost.delete(handler);
  }

  onFailed(handler: () => void): () => void {
    this.#failed.add(handler);
    return () => this.#failed.delete(handler);
  }

  /** It was to be opened, and could not. */
  fail(): void {
    for (const handler of [...this.#failed]) handler();
  }

  keepOpen(until: Promise<unknown>): void {
    this.kept.push(until);
  }

  /** What waited on its way arrives. */
  letGo(): void {
    this.holdsAnswers = false;
    for (const arrive of this.#held.splice(0)) arrive();
  }

  /** The server says something by itself. */
  hear(method: string, said: unknown[]): void {
    const generation = this.#generation;
    this.#later(() => {
      if (generation !== this.#generation) return;
      for (const handler of [...(this.#handlers.get(method) ?? [])]) handler(...(said as never[]));
    });
  }

  #later(run: () => void): void {
    const wait = this.isMuddled ? Math.floor(this.random() * 6) : 0;
    const next = (left: number): void => void setImmediate(() => (left > 0 ? next(left - 1) : run()));
    next(wait);
  }
}
