/**
 * The address of a file as it stands in a text (the same as `FileAddress.cs`): `/files/ID.jpg#800x600`. How it ends says how it is
 * shown, before anybody asked for it.
 */
export interface FileAddress {
  readonly id: string;
  /** The address without the picture's size. */
  readonly path: string;
  readonly shown: "picture" | "sound" | "link";
  readonly width: number;
  readonly height: number;
}

const pictures = ["jpg", "png", "webp"];
const sounds = ["mp3", "m4a", "aac", "ogg", "weba", "wav", "flac"];

/** The parts of an address; none where it is not that of a file. */
export function fileAt(address: string): FileAddress | null {
  const found = /^(\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([0-9a-z]{1,5}))?)(?:#(\d{1,5})x(\d{1,5}))?$/.exec(address);
  if (!found) return null;
  const [, path, id, ending = "", width = "0", height = "0"] = found;
  return { id: id!, path: path!, shown: pictures.includes(ending) ? "picture" : sounds.includes(ending) ? "sound" : "link", width: Number(width), height: Number(height) };
}

/** What a text says of a file: a picture or a sound stands there, anything else is a link to it. */
export function mention(file: { id: string; ending: string; width: number; height: number }, words: string): string {
  const size = file.width > 0 ? `#${file.width}x${file.height}` : "";
  const plain = words.replace(/\s+/g, " ").trim().replace(/[\\[\]]/g, "\\$&");
  const isLink = fileAt(`/files/${file.id}${file.ending}`)?.shown === "link";
  return `${isLink ? "" : "!"}[${plain}](/files/${file.id}${file.ending}${size})`;
}

/** Where a text speaks of a file, and with which words. */
export function mentionsOf(text: string, id: string): { from: number; to: number; words: string }[] {
  const all = new RegExp(`!?\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(/files/${id}[^)\\s]*\\)`, "g");
  return [...text.matchAll(all)].map((match) => ({ from: match.index, to: match.index + match[0].length, words: match[1]! }));
}

/** The ending by which a file is known to be a sound that can be played; none for anything else. */
export function soundEnding(type: string, name: string): string | undefined {
  const said = { "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/x-m4a": ".m4a", "audio/aac": ".aac", "audio/ogg": ".ogg", "audio/opus": ".ogg", "audio/webm": ".weba", "audio/wav": ".wav", "audio/x-wav": ".wav", "audio/flac": ".flac" }[type.split(";")[0]!];
  if (said) return said;
  const ending = endingOf(name);
  return ending === ".opus" || ending === ".oga" ? ".ogg" : sounds.includes(ending.slice(1)) ? ending : undefined;
}

/** How a name ends, with its dot; empty where it has no ending. */
export function endingOf(name: string): string {
  return /\.[0-9a-z]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? "";
}
