import type * as Y from "yjs";
import type { Cursor } from "./cursor";
import type { DocumentLine } from "./document";
import type { OwnWords } from "./own-words";
import type { Loaded } from "./pieces";
import type { Queue } from "./queue";
import type { Received } from "./received";
import type { Standing } from "./standing";
import type { Kept } from "./store";
import type { Surroundings } from "./surroundings";
import type { Tabs } from "./tabs";

/** What an open document is made of. */
export interface Parts {
  readonly id: string;
  readonly teacher: string;
  readonly line: DocumentLine;
  readonly around: Surroundings;
  readonly queue: Queue;
  readonly tabs: Tabs;
  readonly cursor: Cursor;
  readonly loaded: Loaded;
  /** Whether the phone's disk could be read. */
  readonly keeps: boolean;
  /** The cluster whose document it is. */
  readonly cluster: string | undefined;
  /** The page on which it is written. */
  readonly page?: Kept["page"];
  /** Done once the server may know the document, where it was begun on this phone. */
  readonly begun: Promise<void> | undefined;
}

/** What reading needs of the open document. */
export interface Read {
  readonly id: string;
  readonly teacher: string;
  readonly doc: Y.Doc;
  readonly line: DocumentLine;
  readonly around: Surroundings;
  readonly cursor: Cursor;
  readonly received: Received;
  readonly standing: Standing;
  /** The server has answered, or changed the right; {@link Standing} says how. */
  readonly answered: (news: "opened" | "right") => void;
  /** Somebody took something away while the document was full. */
  readonly madeRoom: () => void;
}

/** What sending needs of the open document. */
export interface Sent {
  readonly id: string;
  readonly teacher: string;
  readonly line: DocumentLine;
  readonly around: Surroundings;
  readonly queue: Queue;
  readonly own: OwnWords;
  readonly tabs: Tabs;
  readonly standing: Standing;
  readonly hasCompany: () => boolean;
  /** Own words have this number in the server's log, if it is certain; those that the phone could not keep are told with it. */
  readonly counted: (number: number | undefined, unkept?: Uint8Array) => void;
  /** On the disk were words that this tab may not know. */
  readonly found: (update: Uint8Array) => void;
  /** So many changes wait on the phone's disk: another tab may have been killed before it told what it did. */
  readonly waits: (changes: number) => void;
  /** So many changes no longer wait there. */
  readonly taken: (changes: number) => void;
}
