import { browser } from "../documents/surroundings";
import { Files } from "./files";
import { keepAsSeen } from "./seen";

let files: Files | undefined;

/** The files of the teacher who is here. They are sent on whichever page is open, as long as this visit lasts. */
export function filesOf(teacher: string): Files {
  if (files?.teacher === teacher) return files;
  void files?.close();
  if (!files) addEventListener("online", () => files?.send());
  files = new Files(teacher, browser, (file) => keepAsSeen(teacher, file));
  void files.begin();
  return files;
}
