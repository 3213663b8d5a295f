import type * as Y from "yjs";

/**
 * The shape of an observation, version 1 (the same as `ObservationShape.cs`). It is its observer's alone, who may have it on two phones.
 *
 * - `about`: `shape`: the version; `started`: when the lesson began, in milliseconds, or none; by the server's clock as that phone had heard of it; `raised`: when something of it
 *   was last raised in the lesson's talk, by the phone's clock, or none.
 * - `notes`: by an id of 21 letters: `ID:kind`: one of {@link kinds} or of {@link fileKinds}; `ID:order`: its place, a string that sorts; `ID:minute`: the lesson's
 *   minute in which it was begun, or none; `ID:removed`.
 *   Those of {@link fileKinds} have `ID:file`, the address of a sound or a picture as it stands in a text; a sound that came to its end `ID:seconds`. They
 *   are not brought back once they are removed: the server then forgets the file.
 * - `text:ID`: what was noted; of a picture, what it shows. It is never removed and made again.
 * - `issue`: the one issue to raise, a text.
 */
export const kinds = ["did", "stuck", "surprised", "opened", "other"] as const;

/** What was heard, and the board. */
export const fileKinds = ["heard", "board"] as const;

export type Kind = (typeof kinds)[number];
export type FileKind = (typeof fileKinds)[number];

export const rootsOf = (doc: Y.Doc) => ({
  about: doc.getMap<number>("about"),
  notes: doc.getMap<string | number | boolean>("notes"),
  issue: doc.getText("issue"),
});

/** The first content, as the server makes it too: nothing is noted. */
export function begin(doc: Y.Doc): void {
  rootsOf(doc).about.set("shape", 1);
}
