import type { FileOfPhone, FilesHere } from "../editor/files-here";
import { savesData } from "../saves-data";
import type { Files, NewFile } from "./files";
import { putIn } from "./put-in";

const types: Record<string, string> = { ".jpg": "image/jpeg", ".png": "image/png", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".weba": "audio/webm", ".wav": "audio/wav", ".aac": "audio/aac", ".flac": "audio/flac" };

/** The files of one document, as its editors see them. */
export function filesHere(files: Files, to: Pick<NewFile, "document" | "room">, say: (key: string) => string, tell: (sentence: string) => void): FilesHere & { end(): void } {
  const addresses = new Map<string, string>();
  return {
    async putIn(file) {
      const put = await putIn(files, to, file, say("editor.picture"));
      return "text" in put ? put : { sentence: `${file.name}: ${say(put.problem)}` };
    },
    ofPhone(id): FileOfPhone | undefined {
      const own = files.find(id);
      if (!own) return undefined;
      let address = addresses.get(id);
      if (!address) addresses.set(id, (address = URL.createObjectURL(new Blob([own.file.bytes], { type: types[own.file.ending] ?? "" }))));
      return { address, sent: own.sent, isRefused: own.file.refused !== undefined };
    },
    onChange: (handler) => files.onChange(handler),
    savesData,
    tell,
    end() {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    },
  };
}
