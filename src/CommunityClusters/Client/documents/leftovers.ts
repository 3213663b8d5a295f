import * as Y from "yjs";
import { toBase64 } from "./base64";
import type { DocumentLine } from "./document";
import { openDocument } from "./open";
import { isOpenHere } from "./opened-here";
import { forget, load } from "./pieces";
import { textOf } from "./readable";
import { squash } from "./squash";
import { Store } from "./store";
import { browser, type Surroundings } from "./surroundings";

/** A document of which this phone keeps something. */
export interface KeptDocument {
  readonly id: string;
  /** How many changes the server has not acknowledged. */
  readonly waiting: number;
}

/** The documents of which this phone keeps something for this teacher. */
export function documentsOf(teacher: string, around: Surroundings = browser): Promise<KeptDocument[]> {
  return within(around, teacher, (store) =>
    store.change("relaxed", async (change) => {
      const kept = new Map<string, number>();
      for (const { document } of await change.objectStore("kept").getAll()) kept.set(document, 0);
      for (const { document, changes } of await change.objectStore("waiting").getAll()) kept.set(document, (kept.get(document) ?? 0) + changes);
      return [...kept].map(([id, waiting]) => ({ id, waiting }));
    }),
  );
}

/**
 * A document with words that the server has not acknowledged, as a file for people: its text, and below it what was not
 * sent, as it would be sent, so that somebody can still bring it in. None where nothing waits.
 * @param read says how the document reads; without it all its texts come one after the other
 */
export function unsentAsFile(teacher: string, documentId: string, read: (doc: Y.Doc) => string = textOf, around: Surroundings = browser): Promise<Blob | undefined> {
  return within(around, teacher, async (store) => {
    const { doc, waiting } = await load(store, documentId);
    if (waiting.length === 0) return undefined;
    const unsent = toBase64(squash(waiting.map((piece) => piece.update))).replace(/.{76}/g, "$&\n");
    return new Blob([read(doc), "\n\n---\n", `document ${documentId}\n`, unsent, "\n"], { type: "text/plain; charset=utf-8" });
  });
}

/** Forgets a document and all that waits in it. */
export async function dropDocument(teacher: string, id: string, around: Surroundings = browser): Promise<void> {
  await within(around, teacher, (store) => forget(store, id));
}

/** Sends what waits in documents that no page has open on this line, one after the other. */
export async function sendWaiting(teacher: string, line: DocumentLine, around: Surroundings = browser): Promise<void> {
  for (const { id, waiting } of await documentsOf(teacher, around)) {
    if (waiting === 0 || isOpenHere(line, id) || !line.isOpen) continue;
    const document = await openDocument({ id, teacher, line, around });
    await new Promise<void>((done) => {
      const ends = [line.onLost(() => finish()), document.onState(() => document.state.words === "saved" || document.state.refused ? finish() : undefined)];
      const finish = (): void => {
        for (const end of ends) end();
        done();
      };
    });
    await document.close();
  }
}

async function within<T>(around: Surroundings, teacher: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = new Store(around.databases, teacher);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
