import * as Y from "yjs";
import { toBase64 } from "./base64";
import { pushInParts } from "./parts";
import { forget, keptOf, load, note } from "./pieces";
import { namesIn, Queue } from "./queue";
import { textOf } from "./readable";
import { squash } from "./squash";
import { type Kept, Store } from "./store";
import { browser, type Surroundings } from "./surroundings";
import { Tabs } from "./tabs";

/** A document of which this phone keeps something. */
export interface KeptDocument {
  readonly id: string;
  /** How many changes the server has not acknowledged. */
  readonly waiting: number;
  readonly cluster?: string;
  /** The page on which it is written, and what it is called there; none for a plan. */
  readonly page?: Kept["page"];
  /** Whether the teacher is no longer in its cluster. */
  readonly over?: boolean;
}

/** The documents of which this phone keeps something for this teacher. */
export function documentsOf(teacher: string, around: Surroundings = browser): Promise<KeptDocument[]> {
  return within(around, teacher, (store) =>
    store.change("relaxed", async (change) => {
      const found = new Map<string, KeptDocument>();
      for (const { document: id, cluster, page, over } of await change.objectStore("kept").getAll()) {
        found.set(id, { id, waiting: 0, ...(cluster ? { cluster } : {}), ...(page ? { page } : {}), ...(over ? { over } : {}) });
      }
      for (const { document: id, changes } of await change.objectStore("waiting").getAll()) {
        found.set(id, { ...found.get(id), id, waiting: (found.get(id)?.waiting ?? 0) + changes });
      }
      return [...found.values()];
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

/**
 * Sends what waits in documents that are not open, one after the other; no page needs them for it, and no line. What is refused stays
 * for its author to see.
 * @param but the document that a page has open
 * @returns whether nothing is left that could be sent later
 */
export function sendWaiting(teacher: string, but = "", around: Surroundings = browser): Promise<boolean> {
  return within(around, teacher, async (store) => {
    let isDone = true;
    for (const { id, waiting, over } of await documentsOf(teacher, around)) {
      if (waiting > 0 && !over && id !== but) isDone = (await sendAllOf(store, id, around)) && isDone;
    }
    return isDone;
  });
}

async function sendAllOf(store: Store, id: string, around: Surroundings): Promise<boolean> {
  const queue = new Queue(store, id);
  const tabs = new Tabs(around, store.teacher, id);
  try {
    return await tabs.alone(async () => {
      for (const parcel of await queue.seal()) {
        const answer = await pushInParts(around, store.teacher, id, parcel.upload ?? crypto.randomUUID(), parcel.update);
        if (answer === "later") return false;
        if ("refused" in answer) {
          if (answer.refused === "unknown" && !answer.isSignedOut) await noteOver(store, id);
          return true;
        }
        await queue.acknowledge(parcel);
        tabs.tell({ kind: "acknowledged", names: namesIn([parcel]) });
      }
      return true;
    });
  } finally {
    tabs.close();
  }
}

/** What the server had for this teacher and has no more is of a cluster that they left; what it never had may yet be begun. */
async function noteOver(store: Store, id: string): Promise<void> {
  const { sequence } = await store.change("relaxed", (change) => keptOf(change, id));
  if (sequence > 0) await note(store, id, { over: true });
}

async function within<T>(around: Surroundings, teacher: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = new Store(around.databases, teacher);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
