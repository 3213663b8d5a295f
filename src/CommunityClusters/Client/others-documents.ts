import { done, openIfThere } from "./disk";

/**
 * Takes from the phone what others than its present reader read in documents. What they wrote and did not send stays, for they may
 * come back and send it; nobody else sees it. The emptied databases stay as well: a tab may have them open.
 */
export async function dropOthersDocuments(reader: string | null): Promise<void> {
  dropOthersNotes(reader);
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

/** What the phone noted of others' days: what they keep of them, the sheets that they began here, and what they sent. */
function dropOthersNotes(reader: string | null): void {
  for (const name of Object.keys(localStorage)) {
    const whose = /^(?:day|sheets|follows)-([0-9a-f-]{36})/.exec(name)?.[1];
    if (whose && whose !== reader) localStorage.removeItem(name);
  }
}
