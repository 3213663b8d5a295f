import { answer, done, openIfThere } from "./disk";
import type { Kept, Piece } from "./documents/store";

/** What this phone keeps of a teacher's documents; none where it keeps nothing. It is not made for the asking. */
export async function keptDocuments(teacher: string): Promise<IDBDatabase | undefined> {
  const name = `documents-${teacher}`;
  if (!(await indexedDB.databases?.())?.some((kept) => kept.name === name)) return undefined;
  const store = await openIfThere(name);
  if (store?.objectStoreNames.contains("waiting")) return store;
  store?.close();
  return undefined;
}

/** The documents of which this phone keeps something for the teacher. */
export async function documentsHere(teacher: string): Promise<ReadonlySet<IDBValidKey>> {
  const store = await keptDocuments(teacher);
  if (!store) return new Set();
  const all = await answer(store.transaction("kept").objectStore("kept").getAllKeys());
  store.close();
  return new Set(all);
}

/** The documents in which words wait that this teacher wrote here and the server has not acknowledged. */
export async function documentsWaiting(teacher: string): Promise<string[]> {
  const store = await keptDocuments(teacher);
  if (!store) return [];
  const all = await answer(store.transaction("waiting").objectStore("waiting").getAll() as IDBRequest<Piece[]>);
  store.close();
  return [...new Set(all.map((piece) => piece.document))];
}

/** How many files of this teacher wait here to be sent, or were refused. */
export async function filesWaiting(teacher: string): Promise<number> {
  const name = `files-${teacher}`;
  if (!(await indexedDB.databases?.())?.some((kept) => kept.name === name)) return 0;
  const store = await openIfThere(name);
  if (!store) return 0;
  try {
    // Their names and not their bytes: pages ask often.
    return store.objectStoreNames.contains("waiting") ? await answer(store.transaction("waiting").objectStore("waiting").count()) : 0;
  } finally {
    store.close();
  }
}

/**
 * Takes from the phone what the teacher read in the documents of clusters in which they no longer are. What they wrote and did not send
 * stays until they have saved it or thrown it away.
 */
export async function dropDocumentsOf(teacher: string, isGone: (cluster: string) => boolean): Promise<void> {
  const store = await keptDocuments(teacher);
  if (!store) return;
  const parts = Array.from(store.objectStoreNames);
  const change = store.transaction(parts, "readwrite");
  const isDone = done(change);
  for (const kept of await answer(change.objectStore("kept").getAll() as IDBRequest<Kept[]>)) {
    if (!kept.cluster || !isGone(kept.cluster)) continue;
    const keys = async (part: string) => (part === "kept" ? [kept.document] : answer(change.objectStore(part).index("document").getAllKeys(kept.document)));
    if ((await keys("waiting")).length > 0) change.objectStore("kept").put({ ...kept, over: true });
    else for (const part of parts) for (const key of await keys(part)) change.objectStore(part).delete(key);
  }
  await isDone;
  store.close();
}
