import { load, receive } from "../../Client/documents/pieces";
import { Store } from "../../Client/documents/store";
import { Outbox, type Waiting } from "../../Client/outbox";

const lookAgain = 5_000;

/**
 * A document that was begun on this phone and is not sent yet: its first content is put where the phone keeps documents.
 * @param path the page of it
 * @returns what is done once it was sent, or refused; none where nothing of it waits
 */
export async function begunHere(teacher: string, id: string, path: string, left: AbortSignal): Promise<{ sent: Promise<void> } | undefined> {
  const outbox = new Outbox(teacher);
  const find = async (): Promise<Waiting | undefined> => (await outbox.all()).find((waiting) => waiting.leads === path && !waiting.refused);
  const waiting = await find().catch(() => undefined);
  if (!waiting) return undefined;
  await keepContent(teacher, id, waiting);
  const sent = new Promise<void>((done) => {
    const look = (): void => void find().then((still) => still || end()).catch(() => undefined);
    // Another tab may be the one that sends it.
    const timer = setInterval(look, lookAgain);
    const stop = (): void => {
      clearInterval(timer);
      document.removeEventListener("outcome", look);
    };
    const end = (): void => {
      stop();
      done();
    };
    document.addEventListener("outcome", look);
    left.addEventListener("abort", stop);
  });
  return { sent };
}

async function keepContent(teacher: string, id: string, waiting: Waiting): Promise<void> {
  const content = waiting.fields.find(([name]) => name.endsWith(".Content"))?.[1];
  const store = new Store(indexedDB, teacher);
  try {
    const loaded = await load(store, id);
    if (!loaded.isHere && content) await receive(store, id, [Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { from: 0, to: 0 });
    loaded.doc.destroy();
  } finally {
    await store.close();
  }
}
