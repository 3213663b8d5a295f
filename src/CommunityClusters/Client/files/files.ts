import { browser, type Channel, type Surroundings } from "../documents/surroundings";
import { pause } from "../pause";
import { sendFile } from "./sending";
import { type Growing, growing, lockOf } from "./growing";
import { sealed } from "./sealed";
import { FileStore, type WaitingFile } from "./store";

/** When a document that was closed to this teacher, or not there yet, is tried again by itself, in milliseconds. */
const longPause = 5 * 60_000;

/** A file that waits on this phone, and how far it has got. */
export interface OwnFile {
  readonly file: WaitingFile;
  /** How much of it is on the server's disk, from 0 to 1. */
  readonly sent: number;
}

/** What is put in by somebody; it has an id where a text names it already. */
export type NewFile = Pick<WaitingFile, "document" | "room" | "name" | "ending" | "bytes"> & Partial<Pick<WaitingFile, "id">>;

/**
 * The files of one teacher that wait on this phone. They are sent one after the other, whichever document they belong to, by one of the
 * tabs that are open; each is forgotten once the server has all of it on its disk.
 */
export class Files {
  readonly #store: FileStore;
  readonly #channel: Channel;
  readonly #listeners = new Set<() => void>();
  #waiting: readonly WaitingFile[] = [];
  readonly #sent = new Map<string, number>();
  #callOff: (() => void) | undefined;
  #sending: Promise<void> | undefined;
  #tries = 0;
  #isOver = false;
  #isAsked = false;

  /** @param whenSent is given what is now with the server, to be kept for reading */
  constructor(
    readonly teacher: string,
    readonly around: Surroundings = browser,
    readonly whenSent: (file: WaitingFile) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#store = new FileStore(around.databases, teacher);
    this.#channel = around.channel(`files-${teacher}`);
    this.#channel.onMessage((message) => {
      const { id, sent } = message as { id?: string; sent?: number };
      if (id !== undefined && sent !== undefined) {
        this.#sent.set(id, sent);
        this.#tell();
      } else void this.#read();
    });
  }

  /** Reads what waits, and sends it. */
  async begin(): Promise<void> {
    await this.#read();
    for (const { id, growing } of this.#waiting) if (growing) void this.#adopt(id).catch(() => undefined);
    this.send();
  }

  /** All that waits, also what was refused. */
  get waiting(): readonly OwnFile[] {
    return this.#waiting.map((file) => ({ file, sent: this.#sent.get(file.id) ?? 0 }));
  }

  /** All that waits on the disk now, also what this page has not heard of. */
  all(): Promise<WaitingFile[]> {
    return this.#store.all();
  }

  find(id: string): OwnFile | undefined {
    return this.waiting.find(({ file }) => file.id === id);
  }

  /**
   * Keeps a file on this phone's disk, from where it is sent.
   * @param now not where its document is yet to be begun
   * @returns it, once a flat battery no longer harms it
   */
  async put(file: NewFile, now = true): Promise<WaitingFile> {
    const kept = await sealed({ id: crypto.randomUUID() as string, ...file, number: this.#next() });
    this.around.keep();
    await this.#keep(kept);
    if (now) this.send();
    return kept;
  }

  /** Begins a file that is made on this page, as a recording is. What there is of it when the page is closed goes with the next page. */
  async grow(file: Omit<NewFile, "bytes">): Promise<Growing> {
    this.around.keep();
    const about = { id: crypto.randomUUID() as string, ...file, number: this.#next() };
    return growing(about, this.around, {
      keep: (kept) => this.#keep(kept),
      drop: () => this.drop(about.id),
      send: () => this.send(),
    });
  }

  /** Forgets a file that the server does not take. */
  async drop(id: string): Promise<void> {
    await this.#store.drop(id);
    await this.#read();
    this.#channel.post({});
  }

  /** Sends what waits, now: there is signal again, or something new. */
  send(): void {
    this.#callOff?.();
    this.#tries = 0;
    this.#begin();
  }

  /** @returns what ends it */
  onChange(handler: () => void): () => void {
    this.#listeners.add(handler);
    return () => this.#listeners.delete(handler);
  }

  /** The page is left. What is under way is broken off, and goes on with the next page. */
  async close(): Promise<void> {
    this.#isOver = true;
    this.#callOff?.();
    this.#channel.close();
    await this.#sending?.catch(() => undefined);
    await this.#store.close();
  }

  #next(): number {
    return Math.max(0, ...this.#waiting.map((other) => other.number)) + 1;
  }

  async #keep(file: WaitingFile): Promise<void> {
    await this.#store.keep(file);
    await this.#read();
    this.#channel.post({});
  }

  /** Goes on with a file whose page was closed while it was made; while it still is, that page does. */
  async #adopt(id: string): Promise<void> {
    await this.around.alone(lockOf(id), async () => {
      const left = (await this.#store.all()).find((file) => file.id === id);
      if (!left?.growing || this.#isOver) return;
      await this.#keep(await sealed(left));
      this.send();
    });
  }

  #begin(): void {
    // What is put in while the last look at the queue ends is looked for once more.
    this.#isAsked = true;
    this.#sending ??= this.#work().finally(() => (this.#sending = undefined));
  }

  async #work(): Promise<void> {
    while (this.#isAsked && !this.#isOver) {
      this.#isAsked = false;
      await this.around.alone(`files-${this.teacher}`, () => this.#sendAll()).catch(() => undefined);
    }
  }

  async #sendAll(): Promise<void> {
    // Another tab may have sent some while this one waited for its turn.
    await this.#read();
    const tried = new Set<string>();
    let isSoon = false;
    for (let next; !this.#isOver && (next = this.#waiting.find((file) => !file.refused && !file.growing && !tried.has(file.id))); ) {
      const again = await this.#sendOne(next);
      if (again !== "never") tried.add(next.id);
      isSoon ||= again === "soon";
    }
    if (tried.size > 0 && !this.#isOver) this.#callOff = this.around.after(isSoon ? pause(this.#tries++) : longPause, () => this.#begin());
  }

  /** @returns when it is to be tried again: never, where it is there or refused for good */
  async #sendOne(file: WaitingFile): Promise<"never" | "soon" | "not soon"> {
    const outcome = await sendFile(this.around, this.teacher, file, (arrived) => {
      const sent = arrived / file.bytes.length;
      this.#sent.set(file.id, sent);
      this.#channel.post({ id: file.id, sent });
      this.#tell();
    });
    if (outcome.is === "later") return outcome.isClosed ? "not soon" : "soon";
    if (outcome.is === "there") {
      await this.whenSent(file).catch(() => undefined);
      await this.#store.drop(file.id);
    } else await this.#store.keep({ ...file, refused: outcome.sentence });
    await this.#read();
    this.#channel.post({});
    return "never";
  }

  async #read(): Promise<void> {
    // Where the browser keeps nothing, nothing waits.
    this.#waiting = await this.#store.all().catch(() => []);
    this.#tell();
  }

  #tell(): void {
    if (!this.#isOver) for (const listener of [...this.#listeners]) listener();
  }
}
