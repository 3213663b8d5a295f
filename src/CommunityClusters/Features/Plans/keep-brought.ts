import type { Files, NewFile } from "../../Client/files/files";
import { toBase64 } from "../../Client/documents/base64";
import { forget, note, receive } from "../../Client/documents/pieces";
import { Queue } from "../../Client/documents/queue";
import { Store } from "../../Client/documents/store";
import type { Begun } from "./begin";
import { broughtContent, type WrittenSection } from "./brought-content";
import type { Place } from "./frame";

/** A picture of what was brought, by the id under which the words name it. */
export type BroughtPicture = Pick<NewFile, "name" | "ending" | "bytes"> & { readonly id: string };

/**
 * Puts a plan that was brought on this phone's disk: its pictures, what it begins with, and its words, which wait until the plan is begun.
 * @returns what it begins with, as a form sends it
 */
export async function keepBrought(teacher: string, files: Files, { id, cluster }: Place, begun: Begun, sections: readonly WrittenSection[], pictures: readonly BroughtPicture[]): Promise<string> {
  const { first, words } = broughtContent(begun, sections);
  const store = new Store(files.around.databases, teacher);
  try {
    for (const picture of pictures) await files.put({ ...picture, document: id, room: cluster }, false);
    // Of an attempt that the disk did not take in full.
    await forget(store, id);
    await receive(store, id, [first], { from: 0, to: 0 });
    await note(store, id, { cluster });
    const queue = new Queue(store, id);
    for (const update of words) await queue.add(update, 1);
  } catch (error) {
    // What is there of it would take up room, and wait for a plan that is never begun.
    for (const picture of pictures) await files.drop(picture.id).catch(() => undefined);
    await forget(store, id).catch(() => undefined);
    throw error;
  } finally {
    await store.close();
  }
  return toBase64(first);
}
