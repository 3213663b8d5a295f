import * as Y from "yjs";
import { FreshIds } from "./fresh-ids";
import type { Parts } from "./needs";
import { OwnWords, type Written } from "./own-words";
import { Presence } from "./presence";
import { changesIn } from "./queue";
import { Reading } from "./reading";
import { Received } from "./received";
import { Sending } from "./sending";
import { Standing } from "./standing";
import type { PageNews } from "./surroundings";
import type { TabNews } from "./tabs";

// Nobody waits longer for the server when a page is left; the words are on the phone.
const farewell = 5_000;
// Words that are not this tab's own. Who changes the document because of them does so after their transaction, not within it.
const foreign: readonly unknown[] = ["store", "remote", "tab"];

/** The ways of words between screen, disk, other tabs and server, joined. */
export class Joined {
  readonly standing: Standing;
  readonly own: OwnWords;
  readonly presence: Presence;
  readonly #received: Received;
  readonly #sending: Sending;
  #reading: Reading | undefined;
  readonly #fresh = new FreshIds();
  readonly #ends: (() => void)[] = [];
  #counting: Promise<void> | undefined;
  #isCountOld = false;
  #isStopped = false;
  /** How many changes wait on the phone's disk. */
  onDisk: number;

  constructor(
    readonly parts: Parts,
    readonly changed: () => void,
    readonly answered: () => void,
    readonly forgotten: () => void,
  ) {
    const { id, teacher, line, around, queue, loaded } = parts;
    const { doc, kept, waiting } = loaded;
    this.onDisk = changesIn(waiting);
    this.standing = new Standing(kept?.mayWrite ?? true, () => this.#changed());
    this.#received = new Received(queue.store, id);
    this.own = new OwnWords(queue, around, (written) => this.#wrote(written), () => this.#ownChanged(), (update) => this.#sendUnkept(update));
    this.own.keeps = parts.keeps;
    this.presence = new Presence(doc, teacher, around, (message) => void line.send("ShareAwareness", id, message).catch(() => undefined), (cursor) => !this.#fresh.areIn(cursor));
    this.#sending = new Sending({
      ...parts,
      own: this.own,
      standing: this.standing,
      hasCompany: () => this.presence.hasCompany,
      counted: (number, unkept) => this.#reading?.count(number, unkept && [unkept]),
      found: (update) => Y.applyUpdate(doc, update, "tab"),
      waits: (changes) => this.#waits(changes),
      taken: (changes) => this.#waits(this.onDisk - changes),
    });
    for (const piece of waiting) {
      this.#fresh.addAll(piece.update);
      if (piece.author === teacher) this.#sending.held.add(piece.name, piece);
    }
    queue.store.lost = () => this.#lostDisk();
  }

  /** From now on words go their ways. */
  start(): void {
    const { id, line, around, tabs, loaded } = this.parts;
    const typed = (update: Uint8Array, origin: unknown): void => void (foreign.includes(origin) || this.#typed(update));
    loaded.doc.on("update", typed);
    this.#ends.push(
      () => loaded.doc.off("update", typed),
      line.on("documentAwareness", (about: unknown, said: unknown) => about === id && this.standing.isOpen && this.#meet(said)),
      line.onLost(() => this.presence.lost()),
      around.onPage((news) => this.#page(news)),
    );
    if (this.parts.cluster && loaded.kept?.cluster !== this.parts.cluster) this.#received.note({ cluster: this.parts.cluster });
    if (this.parts.page) this.#received.note({ page: this.parts.page });
    this.#read();
    tabs.listen((news) => this.#hear(news));
  }

  async isBack(): Promise<boolean> {
    return (await this.#reading?.isBack()) ?? false;
  }

  /** Done when the words are on the phone's disk and, if the line is open, with the server. */
  async finish(): Promise<void> {
    this.presence.leave();
    await this.own.write();
    await Promise.race([this.#sending.send(), new Promise<void>((done) => this.#ends.push(this.parts.around.after(farewell, done)))]);
    await this.#received.settled();
  }

  /** From now on nothing goes any way; done once nothing goes to the disk any more. What comes to it later counts for nothing. */
  async forget(): Promise<void> {
    this.stop();
    this.#received.fallBehind();
    await this.own.write();
    await this.#received.settled();
  }

  stop(): void {
    this.#isStopped = true;
    this.parts.queue.store.lost = () => undefined;
    this.#reading?.stop();
    this.#sending.stop();
    this.own.stop();
    this.presence.lost();
    for (const end of this.#ends) end();
  }

  #read(): void {
    const { loaded, begun } = this.parts;
    const read = (): void => {
      this.standing.isBegun = true;
      if (!this.#isStopped) this.#reading = new Reading({ ...this.parts, doc: loaded.doc, received: this.#received, standing: this.standing, answered: (news) => this.#answered(news), madeRoom: () => this.#sending.room.made("another") });
      this.#changed();
    };
    if (!begun) return read();
    this.standing.isBegun = false;
    void begun.then(read);
  }

  #typed(update: Uint8Array): void {
    if (this.onDisk + this.own.onScreen === 0) this.parts.around.keep();
    this.#fresh.add(this.parts.loaded.doc.clientID);
    this.own.add(update);
    if (!this.own.keeps) this.#sendUnkept(update);
  }

  // What the disk does not take goes over the line from the screen.
  #sendUnkept(update: Uint8Array): void {
    this.#received.fallBehind();
    this.#sending.wrote({ update });
  }

  #wrote(written: Written): void {
    this.onDisk += written.changes;
    this.parts.tabs.tell({ kind: "words", name: written.name, update: written.update });
    this.#sending.wrote(written);
  }

  #lostDisk(): void {
    this.#received.fallBehind();
    void this.#sending.recover();
    this.changed();
  }

  /** Whether something may be nowhere but on the screen, and is not under way either. */
  get isBehind(): boolean {
    return this.own.isBehind || this.#sending.isUnsure;
  }

  #waits(changes: number): void {
    this.onDisk = Math.max(0, changes);
    this.#ownChanged();
  }

  #ownChanged(): void {
    if (this.onDisk + this.own.onScreen === 0 && this.#fresh.settle()) this.presence.again();
    this.changed();
  }

  #hear(news: TabNews): void {
    if (news.kind === "forgotten") {
      this.stop();
      return this.forgotten();
    }
    if (news.kind === "words") {
      this.#fresh.addAll(news.update);
      Y.applyUpdate(this.parts.loaded.doc, news.update, "tab");
      this.#sending.wroteElsewhere(news);
    } else {
      this.#sending.held.release(news.names);
      if (news.sequence !== undefined) this.#reading?.count(news.sequence);
    }
    this.#isCountOld = true;
    this.#counting ??= this.#count().finally(() => (this.#counting = undefined));
  }

  // What another tab wrote may have been read from the disk already, or be gone from it: only the disk knows.
  async #count(): Promise<void> {
    while (this.#isCountOld) {
      this.#isCountOld = false;
      this.#waits(await this.parts.queue.waiting().then(changesIn, () => this.onDisk));
    }
  }

  #meet(said: unknown): void {
    if (said instanceof Uint8Array) this.presence.receive(said);
  }

  #answered(news: "opened" | "right"): void {
    this.answered();
    if (!this.standing.isOpen) return;
    if (news === "opened") this.presence.greet();
    if (news === "opened" && this.parts.loaded.kept?.over) this.#received.note({ over: false });
    this.#sending.opened();
  }

  #page(news: PageNews): void {
    if (news === "back") return void (this.standing.isOpen && this.presence.greet());
    void this.own.write();
    this.#sending.batching.now();
    if (news === "gone") this.presence.leave();
  }

  #changed(): void {
    if (this.standing.isOver) this.presence.lost();
    this.changed();
  }
}
