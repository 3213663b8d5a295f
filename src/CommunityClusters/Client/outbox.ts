import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/** Something that a teacher sent and that the server has not acknowledged yet. */
export interface Waiting {
  /** Its place in the queue; given when it is put there. */
  number?: number;
  /** Which of the forms it comes from: the form's `data-waits`. */
  kind: string;
  /** What its author recognises it by. */
  says: string;
  /** Where it is to be posted. */
  action: string;
  /** The form's fields, the command's id and its author among them. */
  fields: [name: string, value: string][];
  /** The page of what it makes, where that is on this phone already. */
  leads?: string;
  /** Why the server refused it; it then waits for the teacher and not for signal. */
  refused?: string;
}

interface Shape extends DBSchema {
  outbox: { key: number; value: Waiting };
}

/**
 * What one teacher has not sent yet, on this phone. Each teacher's queue is a store of its own, so that on a lent phone nobody
 * sends or sees what another wrote.
 */
export class Outbox {
  readonly #store: Promise<IDBPDatabase<Shape>>;

  constructor(readonly teacher: string) {
    this.#store = openDB<Shape>(`clusters-${teacher}`, 1, {
      upgrade: (db) => void db.createObjectStore("outbox", { keyPath: "number", autoIncrement: true }),
    });
  }

  /** Keeps it on the phone's disk: it outlives a flat battery. */
  async add(waiting: Waiting): Promise<void> {
    const change = (await this.#store).transaction("outbox", "readwrite", { durability: "strict" });
    await Promise.all([change.store.add(waiting), change.done]);
  }

  /** All that waits, in the order in which it was sent. */
  async all(): Promise<Waiting[]> {
    return (await this.#store).getAll("outbox");
  }

  /** Forgets what was acknowledged, or what its author threw away. */
  async remove(number: number): Promise<void> {
    await (await this.#store).delete("outbox", number);
  }

  /** Keeps something that the server refused, with its reason, until its author has seen it. */
  async refuse(waiting: Waiting, reason: string): Promise<void> {
    await (await this.#store).put("outbox", { ...waiting, refused: reason });
  }
}
