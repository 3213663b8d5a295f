import * as Y from "yjs";
import { pause } from "../pause";
import type { Read } from "./needs";
import { numberOf, openOnServer, updateOf, type ServerCopy } from "./server";
import { deletionsOf, isNothing } from "./squash";

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

  async #open(): Promise<void> {
    const { id, doc, line, around, cursor, standing } = this.of;
    if (standing.isOver) return;
    this.#lost();
    this.#early = [];
    const attempt = this.#attempt;
    const from = cursor.reached;
    let opened: ServerCopy | undefined;
    try {
      opened = await openOnServer(line, around, id, from, Y.encodeStateVector(doc));
    } catch {}
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

  #begin(opened: ServerCopy, from: number): void {
    const { id, line, cursor, received, standing, teacher } = this.of;
    const early = this.#early ?? [];
    this.#early = undefined;
    if (!opened.known || (opened.teacher !== undefined && opened.teacher !== teacher)) {
      standing.refused = "unknown";
      // Meanwhile somebody else signed in on this phone: nothing of theirs is taken, and nothing is sent in their name.
      if (opened.known) void line.send("CloseDocument", id).catch(() => undefined);
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
