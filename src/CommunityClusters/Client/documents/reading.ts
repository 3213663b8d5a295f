import * as Y from "yjs";
import { pause } from "../pause";
import type { Read } from "./needs";
import { missingPart, numberOf, openOnServer, updateOf, type ServerCopy } from "./server";
import { deletionsOf, isNothing, vectorOf } from "./squash";
import { whoReads } from "./who";

type Known = Extract<ServerCopy, { known: true }>;

// Numbers that come in another order are no reason to ask again; a number that stays away is.
const patience = 1_000;

/** Opens the document whenever the line opens, takes what the server sends, and asks again where something is missing. */
export class Reading {
  #attempt = 0;
  #tries = 0;
  #again: (() => void) | undefined;
  #gap: (() => void) | undefined;
  /** What the server said while an opening is under way: whose session it is only the answer says. */
  #early: (() => void)[] | undefined;
  readonly #ends: (() => void)[];

  constructor(readonly of: Read) {
    const { line, id } = of;
    const mine = <T extends unknown[]>(take: (...said: T) => void) => (about: unknown, ...said: T) => {
      if (about !== id || of.standing.isOver) return;
      if (of.standing.isOpen) take(...said);
      else this.#early?.push(() => take(...said));
    };
    this.#ends = [
      line.on("documentUpdated", mine((number: unknown, update: unknown) => this.#take(number, update))),
      line.on("documentRight", mine((mayWrite: unknown) => this.#changeRight(mayWrite === true))),
      line.on("documentOver", mine(() => this.#over())),
      line.onLost(() => this.#lost()),
      // It is not opened for who is signed out; it does not say so.
      line.onFailed(() => void this.#findWhoReads()),
    ];
    this.#ends.push(line.onOpen(() => void this.#open()));
  }

  stop(): void {
    this.#lost();
    for (const end of this.#ends) end();
  }

  /** Own words have this number in the server's log, if it is certain; those that are not on the disk come along. */
  count(number: number | undefined, unkept: readonly Uint8Array[] = []): void {
    const { cursor, received } = this.of;
    received.add(unkept, number === undefined ? { from: cursor.reached, to: cursor.reached } : cursor.take(number));
    this.#watchGap();
  }

  /** Whether the server gives a document again of which the right had ended. */
  async isBack(): Promise<boolean> {
    const { id, doc, line, around, cursor } = this.of;
    const opened = await openOnServer(line, around, id, cursor.reached, vectorOf(doc)).catch(() => undefined);
    return opened !== undefined && this.#isMine(opened);
  }

  async #findWhoReads(): Promise<void> {
    const { around, teacher, standing } = this.of;
    const attempt = this.#attempt;
    const reader = await whoReads(around);
    if (reader === undefined || attempt !== this.#attempt || standing.isOpen) return;
    standing.isSignedOut = reader !== teacher;
    standing.changed();
  }

  async #open(): Promise<void> {
    const { id, doc, line, around, cursor, standing } = this.of;
    if (standing.isOver) return;
    this.#lost();
    this.#early = [];
    const attempt = this.#attempt;
    const [from, knows] = [cursor.reached, vectorOf(doc)];
    let opened: ServerCopy | undefined;
    try {
      opened = await openOnServer(line, around, id, from, knows);
      if (this.#isMine(opened)) opened = await this.#withRest(opened, knows, attempt);
    } catch {
      opened = undefined;
    }
    if (attempt !== this.#attempt) return;
    if (!opened) {
      this.#again = around.after(pause(this.#tries++), () => void this.#open());
      return;
    }
    this.#tries = 0;
    this.#begin(opened, from);
    this.of.answered("opened");
    standing.changed();
  }

  // On a lent phone somebody else may have signed in meanwhile.
  #isMine(opened: ServerCopy): opened is Known {
    return opened.known && (opened.teacher === undefined || opened.teacher === this.of.teacher);
  }

  /** Each part is kept as it comes: after a break the next opening says what is here. @throws where one does not come */
  async #withRest(opened: Known, knows: Uint8Array, attempt: number): Promise<ServerCopy> {
    const { id, doc, around, teacher, cursor, received } = this.of;
    if (opened.rest === undefined) return opened;
    // Of what was never here as a whole a page shows nothing.
    if (doc.store.clients.size === 0) received.note({ partial: true });
    let rest: string | undefined = opened.rest;
    let updates = opened.updates;
    for (;;) {
      for (const update of updates) this.#apply(update);
      received.add(updates, { from: cursor.reached, to: cursor.reached });
      if (rest === undefined) return { ...opened, updates: [] };
      const part = await missingPart(around, teacher, id, knows, rest);
      if (attempt !== this.#attempt) throw new Error("lost");
      rest = part.rest;
      updates = [part.update];
    }
  }

  #begin(opened: ServerCopy, from: number): void {
    const { id, line, cursor, received, standing } = this.of;
    const early = this.#early ?? [];
    this.#early = undefined;
    if (!this.#isMine(opened)) {
      standing.refused = "unknown";
      // Nothing of somebody else's is taken, and nothing is sent in their name.
      if (opened.known) void line.send("CloseDocument", id).catch(() => undefined);
      void this.#findWhoReads();
      return;
    }
    if (opened.sequence < from) {
      cursor.goBack(opened.sequence);
      received.note({ sequence: opened.sequence });
    }
    for (const update of opened.updates) this.#apply(update);
    const stretch = cursor.jump(opened.sequence);
    // What could not be read is asked for again at the next opening of the page, and not at once and for ever.
    received.add(opened.updates, opened.isWhole ? stretch : { from, to: from });
    standing.isOpen = true;
    standing.isSignedOut = false;
    this.#mayWrite(opened.mayWrite);
    for (const take of early) if (standing.isOpen) take();
  }

  #changeRight(mayWrite: boolean): void {
    this.#mayWrite(mayWrite);
    this.of.answered("right");
    this.of.standing.changed();
  }

  #take(said: unknown, text: unknown): void {
    const { cursor, received, standing } = this.of;
    const number = numberOf(said);
    const update = updateOf(text);
    // Without its number it counts as missing, and is asked for again.
    if (number === undefined || !update) return;
    // A number without words says that some are missing which the log no longer tells apart.
    if (isNothing(update)) return void (number > cursor.reached && this.#open());
    this.#apply(update);
    if (standing.refused === "full" && deletionsOf([update])) this.of.madeRoom();
    received.add([update], cursor.take(number));
    this.#watchGap();
  }

  #apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.of.doc, update, "remote");
    } catch (error) {
      // Whoever draws the words may stumble; the words are there all the same.
      console.error(error);
    }
  }

  #mayWrite(mayWrite: boolean): void {
    const { standing, received } = this.of;
    if (standing.mayWrite !== mayWrite) received.note({ mayWrite });
    standing.mayWrite = mayWrite;
    standing.refused = mayWrite ? null : "read";
  }

  #over(): void {
    const { standing } = this.of;
    this.#lost();
    standing.isOver = true;
    standing.mayWrite = false;
    standing.refused = "unknown";
    this.of.received.note({ over: true });
    standing.changed();
  }

  #lost(): void {
    this.#attempt++;
    this.#early = undefined;
    this.#again?.();
    this.#gap?.();
    this.#gap = undefined;
    if (!this.of.standing.isOpen) return;
    this.of.standing.isOpen = false;
    this.of.standing.changed();
  }

  #watchGap(): void {
    const { cursor, standing, around } = this.of;
    if (!cursor.hasGap || this.#gap || !standing.isOpen) return;
    this.#gap = around.after(patience, () => {
      this.#gap = undefined;
      if (cursor.hasGap && standing.isOpen) void this.#open();
    });
  }
}
