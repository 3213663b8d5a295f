import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/** The page's one connection, as documents see it. */
export interface DocumentLine {
  readonly isOpen: boolean;
  /** Calls a method of the server and waits for its answer; fails when the line is lost before. */
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  /** Calls a method of the server and waits for nothing. */
  send(method: string, ...args: unknown[]): Promise<void>;
  /** What the server calls by itself. @returns what ends it */
  on(method: string, handler: (...args: never[]) => void): () => void;
  /** Called whenever the line opens, also for the first time; at once if it is open. @returns what ends it */
  onOpen(handler: () => void): () => void;
  /** Called whenever the line is lost. @returns what ends it */
  onLost(handler: () => void): () => void;
  /** Called whenever the line could not be opened. @returns what ends it */
  onFailed(handler: () => void): () => void;
  /** Hangs up no sooner than this is done, though the page that wanted the line may be gone: the last words are on their way. */
  keepOpen(until: Promise<unknown>): void;
}

/** Where the latest words of a document are. */
export interface DocumentState {
  /**
   * Where the least safe of this phone's words are. `screen`: typed, and nowhere else yet: for the few milliseconds that the disk
   * needs, or for longer where {@link keeps} is false; a page that shows it waits a moment first. `phone`: on the phone's disk,
   * for certain. `sent`: under way and not yet acknowledged. `saved`: acknowledged from the server's disk.
   */
  readonly words: "screen" | "phone" | "sent" | "saved";
  /** How many changes wait to be acknowledged. */
  readonly waiting: number;
  /** Whether this phone can keep words: not in some private windows, and not when it is full. Then they live on the line alone. */
  readonly keeps: boolean;
  /** Why the server does not take them; null where nothing waits. */
  readonly refused: Refusal | null;
}

/**
 * Why a push is not taken. `unknown`: the server does not know the document yet, or no longer for this teacher; `read`: the
 * teacher may only read; `malformed`, `foreign` (written under another teacher's client id), `full` (the document is at its
 * limit and takes deletions only), `large` (too large for the line: it goes in parts).
 */
export type Refusal = "unknown" | "read" | "malformed" | "foreign" | "full" | "large";

/**
 * How the document stands with who is here. `open`: as far as is known; `signed-out`: the teacher is not, or no longer, signed in on this
 * phone; `unknown`: the server does not give it to them at the moment; `over`: their right to it ended while it was open.
 */
export type Access = "open" | "signed-out" | "unknown" | "over";

/** A document that is open on this page. */
export interface OpenDocument {
  readonly id: string;
  readonly doc: Y.Doc;
  /** Who else is here; the names in it come from the server. */
  readonly awareness: Awareness;
  /** Done once there is something to show: at once where the phone keeps the document, else with the server's first answer. */
  readonly ready: Promise<void>;
  /** Whether this teacher may write in it, as far as is known. */
  readonly mayWrite: boolean;
  /** Whether the right to the document ended while it was open. */
  readonly isOver: boolean;
  readonly access: Access;
  /** Asks the server whether a right that ended is there again; the document can then be opened anew. */
  isBack(): Promise<boolean>;
  /** Whether the server may know it; not yet, where it was begun on this phone and that has not been sent. */
  readonly isBegun: boolean;
  readonly state: DocumentState;
  /** Called when {@link state}, {@link access} or {@link mayWrite} changed. @returns what ends it */
  onState(handler: () => void): () => void;
  /** Whether the others see that this teacher is here; remembered on the phone. */
  readonly isHidden: boolean;
  hide(hidden: boolean): void;
  /** Called once when the right to the document ended while it was open. @returns what ends it */
  onOver(handler: () => void): () => void;
  /** Takes from this phone all that it has of the document, also what waits, and lets go of it in every tab. */
  forget(): Promise<void>;
  /** Called once when it was forgotten, in this tab or in another: it can be opened anew as the server has it. @returns what ends it */
  onForgotten(handler: () => void): () => void;
  /** Lets go of the document once its words are on the phone's disk and, with signal, given to the server. */
  close(): Promise<void>;
}
