import { fileAt, type FileAddress, mention } from "../../../Client/files/address";

/** The longest words on what a picture shows, in characters; the same as the server's. */
const longest = 200;
/** How a post's text names a picture: `![words](/files/ID.jpg#800x600)`. */
const form = /^!\[((?:[^[\]\\]|\\.)*)\]\((\S+)\)$/;

/** Where the picture of a line is; none where it is no picture. */
export function addressIn(line: string): FileAddress | undefined {
  const file = fileAt(form.exec(line)?.[2] ?? "");
  return file?.shown === "picture" ? file : undefined;
}

/** What a picture shows, as its author said it. */
export function wordsIn(line: string): string {
  return (form.exec(line)?.[1] ?? "").replace(/\\(.)/g, "$1");
}

/** The same picture with other words. */
export function lineOf(line: string, words: string): string {
  const file = addressIn(line);
  if (!file) return line;
  return mention({ id: file.id, ending: /\.\w+$/.exec(file.path)![0], width: file.width, height: file.height }, [...words].slice(0, longest).join(""));
}
