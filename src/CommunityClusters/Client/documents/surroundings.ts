import { savesData } from "../saves-data";
import { askToKeep } from "../storage";

/** What a page tells of itself: it is out of sight, it is left, it came back from the browser's memory. */
export type PageNews = "hidden" | "gone" | "back";

/** Messages between the tabs of one phone. */
export interface Channel {
  post(message: unknown): void;
  onMessage(handler: (message: unknown) => void): void;
  close(): void;
}

/** What a document needs of the phone that it is open on; a test gives its own. */
export interface Surroundings {
  now(): number;
  /** @returns what calls it off */
  after(milliseconds: number, run: () => void): () => void;
  /** None where the browser has no safe place. */
  readonly databases: IDBFactory | undefined;
  channel(name: string): Channel;
  /** Does the work while no other tab does work of this name; straight away where the browser cannot tell. */
  alone<T>(name: string, work: (isAlone: boolean) => Promise<T>): Promise<T>;
  readonly remembered: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  fetch(path: string, request: RequestInit): Promise<Response>;
  savesData(): boolean;
  /** @returns what ends it */
  onPage(handler: (news: PageNews) => void): () => void;
  /** Asks the browser not to throw away what is kept here. */
  keep(): void;
}

/** The browser that the page is in. */
export const browser: Surroundings = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  get databases() {
    // In some private windows already the question is refused.
    try {
      return globalThis.indexedDB as IDBFactory | undefined;
    } catch {
      return undefined;
    }
  },
  channel(name) {
    const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : undefined;
    return {
      post: (message) => channel?.postMessage(message),
      onMessage: (handler) => channel?.addEventListener("message", ({ data }) => handler(data)),
      close: () => channel?.close(),
    };
  },
  async alone(name, work) {
    const locks = navigator.locks as LockManager | undefined;
    return locks ? await locks.request(name, () => work(true)) : work(false);
  },
  get remembered() {
    return localStorage;
  },
  fetch: (path, request) => fetch(path, request),
  savesData,
  onPage(handler) {
    const away = () => document.visibilityState === "hidden" && handler("hidden");
    const gone = () => handler("gone");
    const back = (event: PageTransitionEvent) => event.persisted && handler("back");
    document.addEventListener("visibilitychange", away);
    addEventListener("pagehide", gone);
    addEventListener("pageshow", back);
    return () => {
      document.removeEventListener("visibilitychange", away);
      removeEventListener("pagehide", gone);
      removeEventListener("pageshow", back);
    };
  },
  keep: () => void askToKeep().catch(() => false),
};
