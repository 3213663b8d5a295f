import { readWord, type WordFile } from "./word/read";
import { type Reason, Unreadable } from "./word/unreadable";

export type { WordFile } from "./word/read";

/** What a `.docx` says, or why it is not read. */
export async function wordIn(file: Blob): Promise<WordFile | Reason> {
  try {
    return await readWord(file);
  } catch (error) {
    return error instanceof Unreadable ? error.reason : "broken";
  }
}
