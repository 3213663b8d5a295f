import { advance, putAside } from "./pieces";
import { isUpdate, squash } from "./squash";
import type { Store, WaitingPiece } from "./store";

/** The most that goes over the line in one push. */
export const mostBytes = 256 * 1024;

/** Words that are ready to be sent. */
export interface Parcel {
  /** Its place in the queue. */
  readonly number: number;
  readonly update: Uint8Array;
  readonly changes: number;
  readonly upload?: string;
  /** The pieces of which it was made just now, by which a tab knows its own; none where it was made earlier. */
  readonly madeOf: readonly number[];
}

/** Own words of one document that the server has not acknowledged, in their order, on the phone's disk. */
export class Queue {
  constructor(
    readonly store: Store,
    readonly document: string,
  ) {}

  /** Done once the words would outlive a flat battery. @returns their place */
  add(update: Uint8Array, changes: number): Promise<number> {
    const piece: WaitingPiece = { document: this.document, author: this.store.teacher, update, changes, sealed: false };
    return this.store.change("strict", (change) => {
      const added = change.objectStore("waiting").add(piece);
      // Not when this page next has a moment: it may be on its way out.
      change.commit();
      return added;
    });
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
        else if (piece.sealed) parcels.push({ ...piece, number: piece.number!, madeOf: [] });
        else open.push(piece);
      }
      for (const group of grouped(open)) {
        const madeOf = group.map((piece) => piece.number!);
        const changes = group.reduce((sum, piece) => sum + piece.changes, 0);
        const update = squash(group.map((piece) => piece.update));
        const upload = update.length > mostBytes ? { upload: crypto.randomUUID() as string } : {};
        for (const number of madeOf) await all.delete(number);
        const { document, author } = group[0]!;
        const number = await all.add({ document, author, update, changes, sealed: true, ...upload });
        parcels.push({ number, update, changes, ...upload, madeOf });
      }
      return parcels;
    });
  }

  /** The server has these words on its disk: they no longer wait. @returns how many changes no longer wait */
  acknowledge({ number, update, changes }: Parcel): Promise<number> {
    return this.store.change("relaxed", async (change) => {
      const waiting = change.objectStore("waiting");
      // Another tab may have been faster.
      if ((await waiting.getKey(number)) === undefined) return 0;
      await waiting.delete(number);
      await change.objectStore("pieces").add({ document: this.document, update });
      await advance(change, this.document, { from: 0, to: 0 });
      return changes;
    });
  }

  /** How many changes wait. */
  changes(): Promise<number> {
    return this.store.change("relaxed", async (change) => {
      const pieces = await change.objectStore("waiting").index("document").getAll(this.document);
      return pieces.reduce((sum, piece) => sum + piece.changes, 0);
    });
  }
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
