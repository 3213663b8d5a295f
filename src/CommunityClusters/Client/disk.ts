/**
 * The phone's disk, as far as every page needs it. The library with which documents are kept is fetched with the editor only: it would
 * cost each page a kilobyte.
 */

/** What the disk answers. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((given, failed) => {
    request.onsuccess = () => given(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Once a change is there in full; it fails when nothing of it is. */
export function done(change: IDBTransaction): Promise<void> {
  return new Promise((given, failed) => {
    change.oncomplete = () => given();
    change.onabort = () => failed(change.error ?? new DOMException("", "AbortError"));
  });
}

/** Opens a database, and makes it where there is none. */
export function openOrMake(name: string, make: (made: IDBDatabase) => void): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => make(asked.result);
  return answer(asked);
}

/** Opens a database that is there; whoever only looks makes none. */
export function openIfThere(name: string): Promise<IDBDatabase | undefined> {
  const asked = indexedDB.open(name);
  asked.onupgradeneeded = () => asked.transaction!.abort();
  return answer(asked).catch(() => undefined);
}
