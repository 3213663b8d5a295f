import { endingOf, mention, soundEnding } from "./address";
import type { Files, NewFile } from "./files";
import { scaled } from "./scale";

/** The most bytes of a file that the server takes. */
const largest = 15 * 1024 * 1024;

/** What became of a file that somebody chose: what the text says of it, or why it was not put in (a key of a sentence). */
export type PutIn = { text: string } | { problem: "editor.file.no-picture" | "editor.file.large" | "editor.file.no-room" | "editor.file.empty" };

/** Keeps a file on the phone before any text speaks of it. @param words what a picture is called until somebody says what it shows */
export async function putIn(files: Files, to: Pick<NewFile, "document" | "room">, file: File, words: string): Promise<PutIn> {
  if (file.size === 0) return { problem: "editor.file.empty" };
  const isPicture = file.type.startsWith("image/");
  const picture = isPicture ? await scaled(file) : undefined;
  // Whatever its name says: what cannot be drawn here is no picture to anybody.
  if (isPicture && !picture) return { problem: "editor.file.no-picture" };
  if (!picture && file.size > largest) return { problem: "editor.file.large" };
  const size = { width: picture?.width ?? 0, height: picture?.height ?? 0 };
  try {
    const bytes = picture?.bytes ?? new Uint8Array(await file.arrayBuffer());
    const ending = picture?.ending ?? soundEnding(file.type, file.name) ?? endingOf(file.name);
    const kept = await files.put({ ...to, name: file.name, ending, bytes });
    const isLink = !picture && !soundEnding(file.type, file.name);
    return { text: mention({ ...kept, ...size }, picture ? words : isLink ? `${file.name} (${sizeOf(bytes.length)})` : file.name.replace(/\.[0-9a-z]{1,5}$/i, "")) };
  } catch {
    return { problem: "editor.file.no-room" };
  }
}

/** A number of bytes as people say it; the units are the same in every language. */
export function sizeOf(bytes: number): string {
  const kilo = Math.max(1, Math.round(bytes / 1024));
  return kilo < 1000 ? `${kilo} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
