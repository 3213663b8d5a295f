import { done, openIfThere } from "./disk";

/**
 * Takes from the phone what others than its present reader read in documents. What they wrote and did not send stays, for they may
 * come back and send it; nobody else sees it. The emptied databases stay as well: a tab may have them open.
 */
export async function dropOthersDocuments(reader: string | null): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  for (const { name } of all) {
    if (!name?.startsWith("documents-") || name === `documents-${reader}`) continue;
    const store = await openIfThere(name);
    if (!store) continue;
    const read = Array.from(store.objectStoreNames).filter((part) => part !== "waiting");
    try {
      if (read.length === 0) continue;
      const change = store.transaction(read, "readwrite");
      for (const part of read) change.objectStore(part).clear();
      await done(change);
    } finally {
      store.close();
    }
  }
}
