import * as Y from "yjs";
import { Cursor } from "./cursor";
import type { DocumentLine, OpenDocument } from "./document";
import { Opened } from "./opened";
import { load, type Loaded } from "./pieces";
import { Queue } from "./queue";
import { type Kept, Store } from "./store";
import { browser, type Surroundings } from "./surroundings";
import { Tabs } from "./tabs";

/** Which document is to be opened, for whom and over what. */
export interface Opening {
  readonly id: string;
  /** Whose page it is; the phone keeps each teacher's words apart. */
  readonly teacher: string;
  readonly line: DocumentLine;
  /** Whether data is costly; without it the browser's own setting counts. */
  readonly savesData?: boolean;
  /** The cluster whose document it is; by it the phone drops what it keeps when the teacher is no longer there. */
  readonly cluster?: string | undefined;
  /** The page on which it is written, and what it is called there, where the document does not say so itself. */
  readonly page?: Kept["page"];
  /** Where it was begun on this phone: done once the server may know it. Until then it is not asked. */
  readonly begun?: Promise<void> | undefined;
  readonly around?: Surroundings;
}

/**
 * Opens a document with what the phone keeps of it, at once and with or without signal. From then on it is kept on the phone and in
 * step with the server whenever the line is open.
 */
export async function openDocument({ id, teacher, line, savesData, cluster, page, begun, around = browser }: Opening): Promise<OpenDocument> {
  const here = savesData === undefined ? around : { ...around, databases: around.databases, remembered: around.remembered, savesData: () => savesData };
  const store = new Store(here.databases, teacher);
  // Before anything is read: what another tab writes meanwhile is either read or told.
  const tabs = new Tabs(here, teacher, id);
  let keeps = true;
  const loaded = await load(store, id).catch((): Loaded => {
    keeps = false;
    return { doc: new Y.Doc(), kept: undefined, isHere: false, waiting: [] };
  });
  const cursor = new Cursor(loaded.kept?.sequence ?? 0);
  return new Opened({ id, teacher, line, around: here, queue: new Queue(store, id), tabs, cursor, loaded, keeps, cluster, page, begun });
}
