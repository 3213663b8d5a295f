import type { Refusal } from "./document";

/** How a document that is open on this page stands with the server. */
export class Standing {
  /** Whether the server has opened it on the line as it is now. */
  isOpen = false;
  isOver = false;
  /** Whether the browser is in nobody's session, or in another teacher's. */
  isSignedOut = false;
  /** Whether the server may know the document; not yet, where it was begun on this phone and that has not been sent. */
  isBegun = true;
  refused: Refusal | null = null;
  /** How many changes are on their way to the server. */
  underWay = 0;

  /** @param mayWrite as far as the phone knows */
  constructor(
    public mayWrite: boolean,
    /** To be called when something of it changed. */
    readonly changed: () => void,
  ) {}
}
