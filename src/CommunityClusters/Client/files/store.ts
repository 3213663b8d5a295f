import { wrap, type DBSchema, type IDBPDatabase } from "idb";

/** A file of this phone that the server has not acknowledged. */
export interface WaitingFile {
  readonly id: string;
  /** The document to which it belongs. */
  readonly document: string;
  /** The cluster whose document it is, or the teacher whose alone it is. */
  readonly room: string;
  readonly name: string;
  /** How its address ends: `.jpg`. */
  readonly ending: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In lower hexadecimal digits. */
  readonly sha256: string;
  /** The order in which they were put in. */
  readonly number: number;
  /** The sentence with which the server refused it; it is not sent again. */
  readonly refused?: string;
  /** It is still being made on a page: what there is of it so far. */
  readonly growing?: true;
}

interface Shape extends DBSchema {
  waiting: { key: string; value: WaitingFile };
}

/** The files of one teacher that wait on this phone to be sent. */
export class FileStore {
  #open: Promise<IDBPDatabase<Shape>> | undefined;

  constructor(
    readonly databases: IDBFactory | undefined,
    readonly teacher: string,
  ) {}

  /** @returns once it outlives a flat battery; what still grows outlives a closed page */
  async keep(file: WaitingFile): Promise<void> {
    const change = (await this.#database()).transaction("waiting", "readwrite", { durability: file.growing ? "relaxed" : "strict" });
    await Promise.all([change.store.put(file), change.done]);
  }

  async all(): Promise<WaitingFile[]> {
    const all = await (await this.#database()).getAll("waiting");
    return all.sort((a, b) => a.number - b.number);
  }

  async drop(id: string): Promise<void> {
    await (await this.#database()).delete("waiting", id);
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    (await open?.catch(() => undefined))?.close();
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
    const request = this.databases.open(`files-${this.teacher}`, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore("waiting", { keyPath: "id" });
    const database = (await wrap(request)) as unknown as IDBPDatabase<Shape>;
    // The browser closes databases when it clears up.
    for (const news of ["versionchange", "close"]) database.addEventListener(news, () => void this.close());
    return database;
  }
}
