import { Facet } from "@codemirror/state";

/** A file that waits on this phone. */
export interface FileOfPhone {
  /** Where its bytes can be shown from. */
  readonly address: string;
  /** How much of it is with the server, from 0 to 1. */
  readonly sent: number;
  readonly isRefused: boolean;
}

/** What the editor asks about files. */
export interface FilesHere {
  /** Keeps a file on the phone. @returns what the text says of it, or a sentence that says why it was not put in */
  putIn(file: File): Promise<{ text: string } | { sentence: string }>;
  /** The file as it waits on this phone; none once it is sent, or where it is another's. */
  ofPhone(id: string): FileOfPhone | undefined;
  /** Called when something changed about those that wait. @returns what ends it */
  onChange(handler: () => void): () => void;
  /** Whether pictures are fetched only when they are tapped. */
  savesData(): boolean;
  /** Says what could not be done. */
  tell(sentence: string): void;
}

/** Where the editor's files come from; none where no files can be put in. */
export const filesFacet = Facet.define<FilesHere, FilesHere | null>({ combine: (all) => all[0] ?? null });
