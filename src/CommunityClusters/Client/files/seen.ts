import { keepPicture } from "../kept";
import type { WaitingFile } from "./store";

const types: Record<string, string> = { ".jpg": "image/jpeg", ".png": "image/png", ".weba": "audio/webm", ".ogg": "audio/ogg", ".m4a": "audio/mp4" };
/** A longer sound is not kept besides: the phone's owner has it as a file. */
const longest = 600 * 1024;

/** What was sent from here need not come back over the line to be seen or heard. It is dropped with its cluster. */
export async function keepAsSeen(teacher: string, file: WaitingFile): Promise<void> {
  const type = types[file.ending];
  if (!type || (type.startsWith("audio/") && file.bytes.length > longest)) return;
  await keepPicture(teacher, `/files/${file.id}${file.ending}`, new Response(file.bytes, { headers: { "Content-Type": type, "X-Room": file.room } }));
}
