import type { DocumentLine } from "./document";

/** What a line needs of a connection. */
export interface Connection {
  readonly state: string;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  send(method: string, ...args: unknown[]): Promise<void>;
  on(method: string, handler: (...args: never[]) => void): void;
  off(method: string, handler: (...args: never[]) => void): void;
}

// However much is on its way: who hangs up does so in the end.
const longest = 10_000;

/** A connection as documents see it. Whoever holds the connection says when it opened and when it was lost. */
export class ConnectionLine implements DocumentLine {
  readonly #open = new Set<() => void>();
  readonly #lost = new Set<() => void>();
  readonly #failed = new Set<() => void>();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(readonly connection: Connection) {}

  get isOpen(): boolean {
    return this.connection.state === "Connected";
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.connection.invoke<T>(method, ...args);
  }

  send(method: string, ...args: unknown[]): Promise<void> {
    return this.connection.send(method, ...args);
  }

  on(method: string, handler: (...args: never[]) => void): () => void {
    this.connection.on(method, handler);
    return () => this.connection.off(method, handler);
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

  keepOpen(until: Promise<unknown>): void {
    const watched = until.catch(() => undefined).finally(() => this.#underWay.delete(watched));
    this.#underWay.add(watched);
  }

  /** The connection could not be opened. */
  failed(): void {
    for (const handler of [...this.#failed]) handler();
  }

  /** The connection opened. */
  opened(): void {
    for (const handler of [...this.#open]) handler();
  }

  /** The connection was lost. */
  wasLost(): void {
    for (const handler of [...this.#lost]) handler();
  }

  /** Done when nothing is under way any more for which the line is to be kept open, or after a while. */
  async quiet(wait: (milliseconds: number) => Promise<void> = waited): Promise<void> {
    // What is wanted of the line as a page goes is wanted in the same moment.
    await Promise.resolve();
    if (this.#underWay.size > 0) await Promise.race([Promise.all(this.#underWay), wait(longest)]);
  }
}

function waited(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
