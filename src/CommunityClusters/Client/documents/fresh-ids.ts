import * as Y from "yjs";

/**
 * The client ids of words that the server may not have yet. Whoever first writes under an id, theirs it is, so nobody is told of it
 * before.
 */
export class FreshIds {
  readonly #fresh = new Set<number>();
  readonly #known = new Set<number>();

  /** Words are written under this id. */
  add(id: number): void {
    if (!this.#known.has(id)) this.#fresh.add(id);
  }

  /** These words wait to be sent. */
  addAll(update: Uint8Array): void {
    for (const { id } of Y.decodeUpdate(update).structs) this.add(id.client);
  }

  /** The server has everything. @returns whether something was not told until now */
  settle(): boolean {
    const some = this.#fresh.size > 0;
    for (const id of this.#fresh) this.#known.add(id);
    this.#fresh.clear();
    return some;
  }

  /** Whether a cursor names such words. */
  areIn(cursor: unknown): boolean {
    if (this.#fresh.size === 0) return false;
    return [...JSON.stringify(cursor ?? null).matchAll(/"client":(\d+)/g)].some(([, id]) => this.#fresh.has(Number(id)));
  }
}
