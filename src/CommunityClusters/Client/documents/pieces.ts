import * as Y from "yjs";
import type { Stretch } from "./cursor";
import { isUpdate } from "./squash";
import type { Change, Kept, Piece, Store, WaitingPiece } from "./store";

/** A document as the phone keeps it. */
export interface Loaded {
  readonly doc: Y.Doc;
  readonly kept: Kept | undefined;
  /** Whether anything of it is kept at all. */
  readonly isHere: boolean;
  /** Own words that wait; they are in the document as well. */
  readonly waiting: readonly WaitingPiece[];
}

const mostPieces = 100;

/**
 * Puts the document together from what is kept. What cannot be read is put aside, and then the server's copy counts: the log is
 * read from its beginning.
 */
export async function load(store: Store, document: string): Promise<Loaded> {
  const { kept, pieces, waiting } = await store.change("relaxed", async (change) => ({
    kept: await change.objectStore("kept").get(document),
    pieces: await change.objectStore("pieces").index("document").getAll(document),
    waiting: await change.objectStore("waiting").index("document").getAll(document),
  }));
  const whole = compose([...pieces, ...waiting]);
  if (whole) {
    if (pieces.length > mostPieces) void compact(store, document).catch(() => undefined);
    return { doc: whole, kept, isHere: waiting.length > 0 || (pieces.length > 0 && !kept?.partial), waiting };
  }
  const readable = (piece: Piece): boolean => compose([piece]) !== undefined;
  await store.change("relaxed", async (change) => {
    for (const piece of pieces) if (!readable(piece)) await putAside(change, "pieces", piece);
    for (const piece of waiting) if (!readable(piece)) await putAside(change, "waiting", piece);
    if (kept) await change.objectStore("kept").put({ ...kept, sequence: 0 });
  });
  const sound = waiting.filter(readable);
  const doc = compose([...pieces.filter(readable), ...sound]) ?? new Y.Doc();
  return { doc, kept: kept && { ...kept, sequence: 0 }, isHere: true, waiting: sound };
}

/** Keeps what was received, unless another tab already did, and how far the document now is without a gap. */
export async function receive(store: Store, document: string, updates: readonly Uint8Array[], stretch: Stretch): Promise<void> {
  const count = await store.change("relaxed", async (change) => {
    const { sequence } = await keptOf(change, document);
    if (stretch.to > stretch.from && sequence >= stretch.to) return 0;
    for (const update of updates) await change.objectStore("pieces").add({ document, update });
    await advance(change, document, stretch);
    if (updates.length === 0) return 0;
    return change.objectStore("pieces").index("document").count(document);
  });
  if (count > mostPieces) await compact(store, document);
}

/** There is something of the document, complete up to the end of this stretch if it was up to its beginning. */
export async function advance(change: Change, document: string, { from, to }: Stretch): Promise<void> {
  const kept = await keptOf(change, document);
  const { partial: _, ...whole } = kept;
  await change.objectStore("kept").put(kept.sequence >= from && kept.sequence < to ? { ...whole, sequence: to } : kept);
}

/** Notes something about a document besides its words. By a note the phone never has more of it than before. */
export async function note(store: Store, document: string, news: Partial<Omit<Kept, "document">>): Promise<void> {
  await store.change("relaxed", async (change) => {
    const kept = await keptOf(change, document);
    await change.objectStore("kept").put({ ...kept, ...news, sequence: Math.min(kept.sequence, news.sequence ?? kept.sequence) });
  });
}

/** Takes everything of a document from the phone, also what waits. */
export async function forget(store: Store, document: string): Promise<void> {
  await store.change("strict", async (change) => {
    await change.objectStore("kept").delete(document);
    for (const name of ["pieces", "waiting", "aside"] as const) {
      for (const number of await change.objectStore(name).index("document").getAllKeys(document)) await change.objectStore(name).delete(number);
    }
  });
}

/** Makes one piece of all. What waits is not touched. */
export async function compact(store: Store, document: string): Promise<void> {
  await store.change("relaxed", async (change) => {
    const all = change.objectStore("pieces");
    const pieces = await all.index("document").getAll(document);
    if (pieces.length < 2) return;
    const doc = compose(pieces);
    // The next opening finds out which of them cannot be read.
    if (!doc) return;
    const update = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    for (const { number } of pieces) await all.delete(number!);
    await all.add({ document, update });
  });
}

/** Puts aside what cannot be read: nothing is thrown away that a person wrote. */
export async function putAside(change: Change, from: "pieces" | "waiting", piece: Piece): Promise<void> {
  const { number, ...rest } = piece;
  await change.objectStore("aside").add(rest);
  await change.objectStore(from).delete(number!);
}

/** What is known of a document, also where the phone has nothing of it yet. */
export async function keptOf(change: Change, document: string): Promise<Kept> {
  return (await change.objectStore("kept").get(document)) ?? { document, sequence: 0, mayWrite: true };
}

/** @returns none where a piece cannot be read */
function compose(pieces: readonly Piece[]): Y.Doc | undefined {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const { update } of pieces) {
        if (!isUpdate(update)) throw new Error("unreadable");
        Y.applyUpdate(doc, update, "store");
      }
    }, "store");
    return doc;
  } catch {
    doc.destroy();
    return undefined;
  }
}
