import { keepPicture } from "../kept";
import type { WaitingFile } from "./store";

const types: Record<string, string> = { ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png" };

/** What was sent from here need not come back over the line to be seen. @param room the cluster with which it is dropped */
export async function keepAsSeen(teacher: string, file: WaitingFile, room: string): Promise<void> {
  const type = types[file.ending];
  if (!type) return;
  await keepPicture(teacher, `/files/${file.id}${file.ending}`, new Response(file.bytes, { headers: { "Content-Type": type, "X-Room": room } }));
}
