import * as Y from "yjs";

/** How a remark stands to the words that it is about. */
export type Place =
  /** About the whole section; its words were deleted; its words have not arrived, or are in another text. */
  | { readonly state: "whole" | "gone" | "away" }
  | { readonly state: "here"; readonly from: number; readonly to: number };

/** Two ends that stay with their words, as the server keeps them. */
export interface Ends {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** The ends of some words: what others write right before or after them does not belong to them, what is written within does. */
export function endsOf(text: Y.Text, from: number, to: number): Ends {
  const end = (index: number, side: number): Uint8Array => Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side));
  return { from: end(from, 0), to: end(to, -1) };
}

/** Where the words between two ends are now; the same as `RemarkPlace.cs`. */
export function placeOf(text: Y.Text, ends: Ends | null): Place {
  if (!ends) return { state: "whole" };
  const from = indexOf(text, ends.from);
  const to = indexOf(text, ends.to);
  if (from === null || to === null) return { state: "away" };
  return from < to ? { state: "here", from, to } : { state: "gone" };
}

// What was deleted and brought back by an undo is new to all but the phone that undid it: here it is new as well, so that all see the same.
function indexOf(text: Y.Text, end: Uint8Array): number | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(end), text.doc!, false);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}

const longest = 160;

/** The first words of a passage without the signs of Markdown, for people to recognise it by. */
export function wordsIn(text: string): string {
  const plain = text
    .replace(/^\s*(?:#{1,6} |> |[-*+] (?:\[[ xX]\] )?|\d+[.)] )/gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__|~~|`/g, "")
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length <= longest ? plain : `${plain.slice(0, plain.lastIndexOf(" ", longest) > 0 ? plain.lastIndexOf(" ", longest) : longest)}…`;
}
