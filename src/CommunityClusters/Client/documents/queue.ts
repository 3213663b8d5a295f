import { advance, putAside } from "./pieces";
import { isUpdate, squash } from "./squash";
import type { Store, WaitingPiece } from "./store";

/** The most that goes over the line in one push: the line is taken for lost where a message needs longer than half a minute. */
export const mostBytes = 48 * 1024;

/** Words that are ready to be sent. */
export interface Parcel {
  /** Its place in the queue. */
  readonly number: number;
  readonly name: string;
  readonly update: Uint8Array;
  readonly changes: number;
  readonly upload?: string;
  /** The pieces of which it was made. */
  readonly madeOf: readonly string[];
  /** Whether it was made just now: nobody can have sent it. */
  readonly isNew: boolean;
}

/** Own words of one document that the server has not acknowledged, in their order, on the phone's disk. */
export class Queue {
  constructor(
    readonly store: Store,
    readonly document: string,
  ) {}

  /** Done once the words would outlive a flat battery. @returns their name */
  async add(update: Uint8Array, changes: number): Promise<string> {
    const name = newName();
    const piece: WaitingPiece = { document: this.document, author: this.store.teacher, name, update, changes, sealed: false };
    await this.store.change("strict", (change) => {
      const added = change.objectStore("waiting").add(piece);
      // Not when this page next has a moment: it may be on its way out.
      change.commit();
      return added;
    });
    return name;
  }

  /** Makes few parcels of many small pieces, each small enough for the line unless one change alone is too large. */
  seal(): Promise<Parcel[]> {
    return this.store.change("relaxed", async (change) => {
      const all = change.objectStore("waiting");
      const parcels: Parcel[] = [];
      const open: WaitingPiece[] = [];
      for (const piece of await all.index("document").getAll(this.document)) {
        if (!isUpdate(piece.update)) await putAside(change, "waiting", piece);
        else if (piece.author !== this.store.teacher) continue;
        else if (piece.sealed) parcels.push({ madeOf: [], ...piece, number: piece.number!, isNew: false });
        else open.push(piece);
      }
      for (const group of grouped(open)) {
        const [name, madeOf] = [newName(), group.map((piece) => piece.name)];
        const changes = changesIn(group);
        const update = squash(group.map((piece) => piece.update));
        const upload = update.length > mostBytes ? { upload: crypto.randomUUID() as string } : {};
        for (const { number } of group) await all.delete(number!);
        const { document, author } = group[0]!;
        const number = await all.add({ document, author, name, madeOf, update, changes, sealed: true, ...upload });
        parcels.push({ number, name, madeOf, update, changes, ...upload, isNew: true });
      }
      return parcels;
    });
  }

  /** The server has these words on its disk: they no longer wait. @returns how many changes no longer wait */
  acknowledge({ number, name, update, changes }: Parcel): Promise<number> {
    return this.store.change("relaxed", async (change) => {
      const waiting = change.objectStore("waiting");
      // Another tab may have been faster.
      if ((await waiting.get(number))?.name !== name) return 0;
      await waiting.delete(number);
      await change.objectStore("pieces").add({ document: this.document, update });
      await advance(change, this.document, { from: 0, to: 0 });
      return changes;
    });
  }

  /** All that waits, as it is on the disk. */
  waiting(): Promise<WaitingPiece[]> {
    return this.store.change("relaxed", (change) => change.objectStore("waiting").index("document").getAll(this.document));
  }
}

/** How many changes are in all of them. */
export function changesIn(pieces: readonly Pick<WaitingPiece, "changes">[]): number {
  return pieces.reduce((sum, { changes }) => sum + changes, 0);
}

/** The names of all that is in them. */
export function namesIn(pieces: readonly Pick<WaitingPiece, "name" | "madeOf">[]): string[] {
  return pieces.flatMap(({ name, madeOf = [] }) => [name, ...madeOf]);
}

function newName(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}

function grouped(pieces: readonly WaitingPiece[]): WaitingPiece[][] {
  const groups: WaitingPiece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    bytes += piece.update.length;
    if (bytes > mostBytes) groups.push([]);
    if (bytes > mostBytes) bytes = piece.update.length;
    groups.at(-1)!.push(piece);
  }
  return groups;
}
