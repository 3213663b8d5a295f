import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/** The page's one connection, as documents see it. */
export interface DocumentLine {
  readonly isOpen: boolean;
  /** Calls a method of the server and waits for its answer. */
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  /** Calls a method of the server and waits for nothing. */
  send(method: string, ...args: unknown[]): Promise<void>;
  /** What the server calls by itself. @returns what ends it */
  on(method: string, handler: (...args: never[]) => void): () => void;
  /** Called whenever the line opens, also for the first time; at once if it is open. @returns what ends it */
  onOpen(handler: () => void): () => void;
  /** Called whenever the line is lost. @returns what ends it */
  onLost(handler: () => void): () => void;
}

/** Where the latest words of a document are. */
export interface DocumentState {
  /** On the phone's disk only; sent and not yet acknowledged; acknowledged from the server's disk. */
  readonly words: "phone" | "sent" | "saved";
  /** How many changes wait to be acknowledged. */
  readonly waiting: number;
  /** Why the server does not take them: a code of {@link Refusal}. */
  readonly refused: Refusal | null;
}

/**
 * Why a push is not taken. `unknown`: the server does not know the document yet, or no longer for this teacher; `read`: the
 * teacher may only read; `malformed`, `foreign` (written under another teacher's client id), `full` (the document is at its
 * limit and takes deletions only), `large` (too large for the line: it goes in parts).
 */
export type Refusal = "unknown" | "read" | "malformed" | "foreign" | "full" | "large";

/** A document that is open on this page. */
export interface OpenDocument {
  readonly id: string;
  readonly doc: Y.Doc;
  /** Who else is here; the names in it come from the server. */
  readonly awareness: Awareness;
  /** Whether this teacher may write in it. */
  readonly mayWrite: boolean;
  readonly state: DocumentState;
  /** Called when {@link state} or {@link mayWrite} changed. @returns what ends it */
  onState(handler: () => void): () => void;
  /** Whether the others see that this teacher is here; remembered on the phone. */
  readonly isHidden: boolean;
  hide(hidden: boolean): void;
  /** Called once when the right to the document ended while it was open. */
  onOver(handler: () => void): () => void;
  close(): Promise<void>;
}
