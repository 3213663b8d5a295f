/**
 * Why a file is not read: `broken`: it cannot be; `old`: written by an old Word; `locked`: with a password; `other`: no text of Word's;
 * `large`: more than a phone should unpack; `long`: more words than a plan holds; `empty`: no words.
 */
export type Reason = "broken" | "old" | "locked" | "other" | "large" | "long" | "empty";

/** A file that is not read, and why. */
export class Unreadable extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
