import "fake-indexeddb/auto";
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import type { OpenDocument } from "../document";
import { openDocument } from "../open";
import type { PageNews, Surroundings } from "../surroundings";
import type { Clock } from "./clock";
import type { FakeLine } from "./fake-line";
import type { FakeServer } from "./fake-server";

type Listener = (message: unknown) => void;

const phones = new WeakMap<IDBDatabase, FakePhone>();
for (const name of ["add", "put"] as const) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (value: unknown, ...key) {
    if (phones.get(this.transaction.db)?.isFullFor(value)) throw new DOMException("full", "QuotaExceededError");
    return write.call(this, value, ...key);
  };
}

/** What the tabs of one phone share. It outlives every one of them. */
export class FakePhone {
  readonly databases = new IDBFactory();
  readonly #tabs: FakeTab[] = [];
  readonly remembered = new Map<string, string>();
  readonly channels = new Map<string, Set<Listener>>();
  readonly locks = new Map<string, Promise<unknown>>();
  hasLocks = true;
  savesData = false;
  kept = 0;
  /** Whose session the browser is in; undefined where there is no signal. */
  reader: string | null | undefined;
  /** What the disk does not take; another writing may still succeed. */
  isFullFor = (_written: unknown): boolean => false;

  constructor(
    readonly server: FakeServer,
    readonly clock: Clock,
    readonly teacher: string,
    readonly random: () => number = () => 0.5,
  ) {}

  tab(): FakeTab {
    const tab = new FakeTab(this, this.server.lineFor(this.teacher, this.random));
    this.#tabs.push(tab);
    return tab;
  }

  /** The disk is emptied under the tabs that are open: by this program's own doing, or by the browser, which asks nobody. */
  async loseDisk(isForced = false): Promise<void> {
    if (isForced) for (const tab of this.#tabs) tab.loseDisk();
    await new Promise((done, fail) => {
      const gone = this.databases.deleteDatabase(`documents-${this.teacher}`);
      gone.addEventListener("success", done);
      gone.addEventListener("error", fail);
    });
  }
}

/** One tab: when it is killed nothing of it happens any more. */
export class FakeTab {
  isAlive = true;
  readonly #pages = new Set<(news: PageNews) => void>();
  readonly #release: (() => void)[] = [];
  opened: OpenDocument | undefined;

  readonly #databases: IDBDatabase[] = [];
  readonly around: Surroundings;

  constructor(
    readonly phone: FakePhone,
    readonly line: FakeLine,
  ) {
    this.around = this.#surroundings();
  }

  async open(id: string, savesData?: boolean): Promise<OpenDocument> {
    const { teacher } = this.phone;
    this.opened = await openDocument({ id, teacher, line: this.line, around: this.around, ...(savesData === undefined ? {} : { savesData }) });
    // A test that fails before it closes its documents still ends.
    this.#heartbeat().unref();
    return this.opened;
  }

  #heartbeat(): NodeJS.Timeout {
    return (this.opened!.awareness as unknown as { _checkInterval: NodeJS.Timeout })._checkInterval;
  }

  page(news: PageNews): void {
    for (const handler of [...this.#pages]) handler(news);
  }

  loseDisk(): void {
    for (const database of this.#databases) forceCloseDatabase(database as never);
  }

  /** The browser's process is gone: without a word to anybody. */
  kill(): void {
    this.isAlive = false;
    if (this.opened) clearInterval(this.#heartbeat());
    this.line.cut();
    for (const database of this.#databases) database.close();
    for (const release of this.#release) release();
  }

  #database(name: string, version: number): IDBOpenDBRequest {
    if (!this.isAlive) throw new Error("killed");
    const request = this.phone.databases.open(name, version);
    request.addEventListener("success", () => {
      this.#databases.push(request.result);
      phones.set(request.result, this.phone);
    });
    return request;
  }

  #surroundings(): Surroundings {
    const { phone, line } = this;
    const tab = this;
    return {
      now: () => phone.clock.now,
      after: (milliseconds, run) => phone.clock.after(milliseconds, () => void (tab.isAlive && run())),
      databases: { open: (name: string, version: number) => tab.#database(name, version) } as IDBFactory,
      channel(name) {
        const all = phone.channels.get(name) ?? new Set<Listener>();
        phone.channels.set(name, all);
        let own: Listener | undefined;
        return {
          post(message) {
            if (!tab.isAlive) return;
            const copy = structuredClone(message);
            for (const listener of [...all]) if (listener !== own) setImmediate(() => listener(copy));
          },
          onMessage(handler) {
            own = (message) => void (tab.isAlive && handler(message));
            all.add(own);
          },
          close: () => void (own && all.delete(own)),
        };
      },
      async alone<T>(name: string, work: (isAlone: boolean) => Promise<T>): Promise<T> {
        if (!phone.hasLocks) return work(false);
        const before = phone.locks.get(name) ?? Promise.resolve();
        const killed = new Promise<void>((done) => tab.#release.push(done));
        const mine = before.then(() => (tab.isAlive ? work(true) : Promise.reject(new Error("killed"))));
        phone.locks.set(name, Promise.race([mine.catch(() => undefined), killed]));
        return mine;
      },
      remembered: {
        getItem: (key) => phone.remembered.get(key) ?? null,
        setItem: (key, value) => void phone.remembered.set(key, value),
        removeItem: (key) => void phone.remembered.delete(key),
      },
      async fetch(path, request) {
        if (path.startsWith("/waiting?") && phone.reader !== undefined) return Response.json({ teacher: phone.reader, token: "" });
        if (!line.isOpen) throw new TypeError("no signal");
        if (path.includes("/missing/")) return phone.server.giveMissing(line.teacher, path, request.body as unknown as Uint8Array);
        return phone.server.takePart(line.teacher, path, request.body as unknown as Uint8Array);
      },
      savesData: () => phone.savesData,
      onPage(handler) {
        tab.#pages.add(handler);
        return () => tab.#pages.delete(handler);
      },
      keep: () => void phone.kept++,
    };
  }
}
