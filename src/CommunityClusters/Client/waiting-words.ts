import { openDB, type IDBPDatabase } from "idb";
import type { Kept, Piece } from "./documents/store";

/** What this phone keeps of a teacher's documents; none where it keeps nothing. It is not made for the asking. */
export async function keptDocuments(teacher: string): Promise<IDBPDatabase | undefined> {
  const name = `documents-${teacher}`;
  if (!(await indexedDB.databases?.())?.some((kept) => kept.name === name)) return undefined;
  const store = await openDB(name);
  if (store.objectStoreNames.contains("waiting")) return store;
  store.close();
  return undefined;
}

/** The documents in which words wait that this teacher wrote here and the server has not acknowledged. */
export async function documentsWaiting(teacher: string): Promise<string[]> {
  const store = await keptDocuments(teacher);
  if (!store) return [];
  const all = (await store.getAll("waiting")) as Piece[];
  store.close();
  return [...new Set(all.map((piece) => piece.document))];
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
  for (const kept of (await change.objectStore("kept").getAll()) as Kept[]) {
    if (!kept.cluster || !isGone(kept.cluster)) continue;
    const keys = async (part: string) => (part === "kept" ? [kept.document] : change.objectStore(part).index("document").getAllKeys(kept.document));
    if ((await keys("waiting")).length > 0) await change.objectStore("kept").put({ ...kept, over: true });
    else for (const part of parts) for (const key of await keys(part)) await change.objectStore(part).delete(key);
  }
  await change.done;
  store.close();
}
