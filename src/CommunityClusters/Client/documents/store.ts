import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";

/** A piece of a document. */
export interface Piece {
  number?: number;
  document: string;
  update: Uint8Array;
}

/** Words of this phone that the server has not acknowledged. */
export interface WaitingPiece extends Piece {
  /** No other piece ever has it; a number is given again where a database is made anew. */
  name: string;
  /** The names of the pieces of which it was made. */
  madeOf?: readonly string[];
  /** The teacher who wrote them. */
  author: string;
  /** How many changes are in it. */
  changes: number;
  /** Whether it is as it will be sent: a piece that was sent once is sent again with the same bytes. */
  sealed: boolean;
  /** Under which name its parts are sent where it is too large for the line. */
  upload?: string;
}

/** What is known of a document besides its words. */
export interface Kept {
  document: string;
  /** The number in the server's log up to which the pieces lack nothing. */
  sequence: number;
  mayWrite: boolean;
  /** The cluster whose document it is; none for a teacher's own. */
  cluster?: string;
  /** The page on which it is written, and what it is called there; none for a plan, which says so itself. */
  page?: { path: string; title: string };
  /** Whether the teacher is no longer in that cluster: what waits cannot be sent, and is theirs to save. */
  over?: boolean;
  /** Whether only some of what the server has has arrived so far, and nothing before: that is nothing to show. */
  partial?: boolean;
}

interface Shape extends DBSchema {
  kept: { key: string; value: Kept };
  /** The document: what was received, and own words that were acknowledged. */
  pieces: { key: number; value: Piece; indexes: { document: string } };
  /** Own words, in the order in which they were written. Together with the pieces they are the document. */
  waiting: { key: number; value: WaitingPiece; indexes: { document: string } };
  /** What could not be read; somebody may yet be able to. */
  aside: { key: number; value: Piece; indexes: { document: string } };
}

type StoreName = "kept" | "pieces" | "waiting" | "aside";

/** A change of the store that happens in full or not at all. */
export type Change = IDBPTransaction<Shape, StoreName[], "readwrite">;

/** What a phone keeps of one teacher's documents; each teacher's is a database of its own. */
export class Store {
  #open: Promise<IDBPDatabase<Shape>> | undefined;
  /** Called when the browser took the database away while it was in use: it may be another one from now on, with nothing in it. */
  lost = (): void => undefined;

  constructor(
    readonly databases: IDBFactory | undefined,
    readonly teacher: string,
  ) {}

  /**
   * Does the work in one transaction, and is done when that is complete.
   * @param durability `strict` where words must outlive a flat battery
   */
  async change<T>(durability: "strict" | "relaxed", work: (change: Change) => Promise<T>): Promise<T> {
    const change = await this.#begin(durability);
    const working = work(change).catch((error: unknown) => {
      // It may have ended by itself, which is why the work failed.
      try {
        change.abort();
      } catch {}
      throw error;
    });
    const [result] = await Promise.all([working, change.done]);
    return result;
  }

  /** Lets go of the database. */
  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    (await open?.catch(() => undefined))?.close();
  }

  async #begin(durability: "strict" | "relaxed"): Promise<Change> {
    const begin = async () => (await this.#database()).transaction(["kept", "pieces", "waiting", "aside"], "readwrite", { durability });
    try {
      return await begin();
    } catch {
      // The browser closes databases when it clears up.
      const wasOpen = this.#open !== undefined;
      await this.close();
      if (wasOpen) this.lost();
      return begin();
    }
  }

  #database(): Promise<IDBPDatabase<Shape>> {
    this.#open ??= this.#openAnew().catch((error: unknown) => {
      this.#open = undefined;
      throw error;
    });
    return this.#open;
  }

  async #openAnew(): Promise<IDBPDatabase<Shape>> {
    if (!this.databases) throw new Error("This browser keeps nothing.");
    // The first version may be there without anything in it: whoever only looked for a database could leave one behind.
    const request = this.databases.open(`documents-${this.teacher}`, 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      const make = (name: string, key: IDBObjectStoreParameters) => (result.objectStoreNames.contains(name) ? undefined : result.createObjectStore(name, key));
      make("kept", { keyPath: "document" });
      for (const name of ["pieces", "waiting", "aside"]) make(name, { keyPath: "number", autoIncrement: true })?.createIndex("document", "document");
    };
    const database = (await wrap(request)) as unknown as IDBPDatabase<Shape>;
    const forget = (): void => {
      database.close();
      this.#open = undefined;
      this.lost();
    };
    database.addEventListener("versionchange", forget);
    database.addEventListener("close", forget);
    return database;
  }
}
