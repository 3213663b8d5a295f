import { load, note, receive } from "./pieces";
import { missingPart } from "./server";
import { isNothing, vectorOf } from "./squash";
import { type Kept, Store } from "./store";
import { browser, type Surroundings } from "./surroundings";

/** Fetches what is missing of a document that no page has open, and keeps it on the phone. @returns how many bytes of it the phone has */
export async function keepDocument(teacher: string, id: string, about: Pick<Kept, "cluster" | "page">, around: Surroundings = browser): Promise<number> {
  const store = new Store(around.databases, teacher);
  try {
    const { doc, kept } = await load(store, id);
    const knows = vectorOf(doc);
    doc.destroy();
    let rest: string | undefined = start;
    const updates: Uint8Array[] = [];
    while (rest !== undefined) {
      const part: { update: Uint8Array; rest?: string | undefined } = await missingPart(around, teacher, id, knows, rest);
      if (!isNothing(part.update)) updates.push(part.update);
      rest = part.rest;
    }
    // How far the log is nobody said: the next opening asks for what came since.
    await receive(store, id, updates, { from: kept?.sequence ?? 0, to: kept?.sequence ?? 0 });
    await note(store, id, about);
    return store.change("relaxed", async (change) => {
      const pieces = await change.objectStore("pieces").index("document").getAll(id);
      return pieces.reduce((sum, piece) => sum + piece.update.length, 0);
    });
  } finally {
    await store.close();
  }
}

/** From where a document is fetched of which nothing was asked yet. */
const start = "w-18446744073709551615-0";
