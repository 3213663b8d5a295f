import { deleteDB, openDB } from "idb";

/**
 * Takes from the phone what others than its present reader read in documents. What they wrote and did not send stays, for they may
 * come back and send it; nobody else sees it.
 */
export async function dropOthersDocuments(reader: string | null): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  for (const { name } of all) {
    if (!name?.startsWith("documents-") || name === `documents-${reader}`) continue;
    const store = await openDB(name);
    const parts = Array.from(store.objectStoreNames);
    if (!parts.includes("waiting")) {
      store.close();
      continue;
    }
    const change = store.transaction(parts, "readwrite");
    let waiting = 0;
    for (const part of parts) {
      if (part === "waiting") waiting = await change.objectStore(part).count();
      else await change.objectStore(part).clear();
    }
    await change.done;
    store.close();
    if (waiting === 0) await deleteDB(name);
  }
}
