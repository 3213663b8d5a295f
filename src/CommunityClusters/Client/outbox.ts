import { answer, done, openOrMake } from "./disk";

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
  /** The id of what the server made of it, where it said so. */
  made?: string;
  /** Its order among those with which it stands. */
  order?: number;
  /** Why the server refused it; it then waits for the teacher and not for signal. */
  refused?: string;
}

/** Where a tap goes: what it says that its author saw is no part of it. */
export function addressOf(action: string): string {
  const { pathname, searchParams } = new URL(action, "https://here");
  for (const seen of ["seen", "instead"]) searchParams.delete(seen);
  return `${pathname}?${searchParams}`;
}

/**
 * What one teacher has not sent yet, on this phone. Each teacher's queue is a store of its own, so that on a lent phone nobody
 * sends or sees what another wrote.
 */
export class Outbox {
  readonly #store: Promise<IDBDatabase>;

  constructor(readonly teacher: string) {
    this.#store = openOrMake(`clusters-${teacher}`, (made) => made.createObjectStore("outbox", { keyPath: "number", autoIncrement: true }));
  }

  /**
   * Keeps it on the phone's disk: it outlives a flat battery.
   * @param instead whether it takes the place of what was sent to the same address before and is still here
   */
  add(waiting: Waiting, instead = false): Promise<void> {
    return this.#change((store) => {
      if (!instead) return void store.add(waiting);
      const here = store.getAll() as IDBRequest<Waiting[]>;
      here.onsuccess = () => {
        for (const one of here.result) if (one.kind === waiting.kind && addressOf(one.action) === addressOf(waiting.action)) store.delete(one.number!);
        store.add(waiting);
      };
    });
  }

  /** All that waits, in the order in which it was sent. */
  async all(): Promise<Waiting[]> {
    return answer((await this.#store).transaction("outbox").objectStore("outbox").getAll() as IDBRequest<Waiting[]>);
  }

  /** Forgets what was acknowledged, or what its author threw away. */
  remove(number: number): Promise<void> {
    return this.#change((store) => store.delete(number));
  }

  /** Keeps something that the server refused, with its reason, until its author has seen it. */
  refuse(waiting: Waiting, reason: string): Promise<void> {
    return this.#change((store) => store.put({ ...waiting, refused: reason }));
  }

  async #change(act: (store: IDBObjectStore) => void): Promise<void> {
    const change = (await this.#store).transaction("outbox", "readwrite", { durability: "strict" });
    act(change.objectStore("outbox"));
    await done(change);
  }
}
