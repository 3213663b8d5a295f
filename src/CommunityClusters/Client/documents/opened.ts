import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Access, DocumentState, OpenDocument } from "./document";
import { Joined } from "./joined";
import type { Parts } from "./needs";
import { letGo, openedHere } from "./opened-here";
import { compact, forget } from "./pieces";

/** How long words that somebody took down for good may still lie on this phone's disk. */
const forgetEvery = 60_000;

/** A document that is open on this page, as the page sees it. */
export class Opened implements OpenDocument {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly ready: Promise<void>;
  readonly #parts: Parts;
  readonly #joined: Joined;
  readonly #onState = new Set<() => void>();
  readonly #onOver = new Set<() => void>();
  readonly #onForgotten = new Set<() => void>();
  #closing: Promise<void> | undefined;
  #isForgotten = false;
  #callOff: (() => void) | undefined;

  constructor(parts: Parts) {
    const { id, line, loaded } = parts;
    this.#parts = parts;
    this.id = id;
    this.doc = loaded.doc;
    let done = (): void => undefined;
    this.ready = new Promise((resolve) => (done = resolve));
    if (loaded.isHere) done();
    openedHere(line, id);
    this.#joined = new Joined(parts, () => this.#changed(), done, () => void (this.#closing ??= Promise.resolve().then(() => this.#forgotten())));
    this.#joined.start();
    this.#tidyLater();
  }

  get awareness(): Awareness {
    return this.#joined.presence.awareness;
  }

  get mayWrite(): boolean {
    return this.#joined.standing.mayWrite;
  }

  get isOver(): boolean {
    return this.#joined.standing.isOver;
  }

  get access(): Access {
    const { isOver, isSignedOut, isBegun, refused } = this.#joined.standing;
    if (isOver) return "over";
    if (isSignedOut) return "signed-out";
    return isBegun && refused === "unknown" ? "unknown" : "open";
  }

  isBack(): Promise<boolean> {
    return this.#joined.isBack();
  }

  get isBegun(): boolean {
    return this.#joined.standing.isBegun;
  }

  get isHidden(): boolean {
    return this.#joined.presence.isHidden;
  }

  get state(): DocumentState {
    const { standing, own, onDisk } = this.#joined;
    const waiting = own.onScreen + onDisk + (standing.isBegun ? 0 : 1);
    const words = waiting === 0 ? "saved" : this.#joined.isBehind ? "screen" : standing.underWay >= waiting ? "sent" : own.onScreen > 0 ? "screen" : "phone";
    return { words, waiting, keeps: own.keeps, refused: waiting > 0 ? standing.refused : null };
  }

  hide(hidden: boolean): void {
    this.#joined.presence.hide(hidden);
    this.#changed();
  }

  onState(handler: () => void): () => void {
    this.#onState.add(handler);
    return () => this.#onState.delete(handler);
  }

  onOver(handler: () => void): () => void {
    this.#onOver.add(handler);
    return () => this.#onOver.delete(handler);
  }

  forget(): Promise<void> {
    this.#closing ??= this.#forget();
    return this.#closing;
  }

  onForgotten(handler: () => void): () => void {
    if (this.#isForgotten) queueMicrotask(handler);
    this.#onForgotten.add(handler);
    return () => this.#onForgotten.delete(handler);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #changed(): void {
    for (const handler of [...this.#onState]) handler();
    if (!this.isOver) return;
    const told = [...this.#onOver];
    this.#onOver.clear();
    for (const handler of told) handler();
  }

  /** What was deleted is forgotten on the disk as well: the pieces in which it came become one without it. */
  #tidy(): Promise<void> {
    const { id, queue } = this.#parts;
    return compact(queue.store, id).catch(() => undefined);
  }

  #tidyLater(): void {
    this.#callOff = this.#parts.around.after(forgetEvery, () => void this.#tidy().then(() => (this.#closing ? undefined : this.#tidyLater())));
  }

  async #close(): Promise<void> {
    const finished = this.#joined.finish();
    this.#parts.line.keepOpen(finished);
    await finished.catch(() => undefined);
    await this.#end();
  }

  async #forget(): Promise<void> {
    const { queue, id, tabs } = this.#parts;
    await this.#joined.forget();
    await forget(queue.store, id).catch(() => undefined);
    tabs.tell({ kind: "forgotten" });
    await this.#forgotten();
  }

  async #forgotten(): Promise<void> {
    this.#isForgotten = true;
    for (const handler of [...this.#onForgotten]) handler();
    // Who waits for it to be sent waits no longer.
    this.#joined.onDisk = 0;
    this.#changed();
    await this.#end();
  }

  async #end(): Promise<void> {
    const { line, id, queue, tabs } = this.#parts;
    this.#callOff?.();
    this.#joined.stop();
    if (letGo(line, id)) await line.send("CloseDocument", id).catch(() => undefined);
    tabs.close();
    this.doc.destroy();
    if (!this.#isForgotten) await this.#tidy();
    await queue.store.close();
  }
}
