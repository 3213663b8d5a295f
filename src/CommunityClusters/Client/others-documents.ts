import { openDB } from "idb";

/**
 * Takes from the phone what others than its present reader read in documents. What they wrote and did not send stays, for they may
 * come back and send it; nobody else sees it. The emptied databases stay as well: a tab may have them open.
 */
export async function dropOthersDocuments(reader: string | null): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  for (const { name } of all) {
    if (!name?.startsWith("documents-") || name === `documents-${reader}`) continue;
    const store = await openDB(name, undefined, {
      // Whoever only looks makes none.
      upgrade(_none, _from, _to, made) {
        made.done.catch(() => undefined);
        made.abort();
      },
    }).catch(() => undefined);
    if (!store) continue;
    const read = Array.from(store.objectStoreNames).filter((part) => part !== "waiting");
    try {
      const change = read.length > 0 && store.transaction(read, "readwrite");
      if (change) await Promise.all([...read.map((part) => change.objectStore(part).clear()), change.done]);
    } finally {
      store.close();
    }
  }
}
