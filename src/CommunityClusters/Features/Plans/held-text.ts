import type * as Y from "yjs";

/** One letter (a UTF-16 unit): in the field, in the document, or in both. */
interface Letter {
  inField: boolean;
  inDocument: boolean;
}

/**
 * What a field shows beside what the document says. They are the same but while a keyboard is composing a word: then the field must
 * not be touched, what others write is held back, and what is typed still goes to its right place in the document at once.
 */
export class HeldText {
  private letters: Letter[];
  private field: string;

  constructor(private readonly text: Y.Text) {
    this.field = text.toString();
    this.letters = Array.from({ length: this.field.length }, both);
  }

  /** What the field shows. */
  get shown(): string {
    return this.field;
  }

  /** The field now shows this: its difference goes into the document. @param caret where the caret stands after it */
  type(value: string, caret: number): void {
    const { from, gone, added } = difference(this.field, value, caret);
    this.field = value;
    if (gone === 0 && added === "") return;
    const run = () => {
      let at = this.index("inField", from);
      for (let left = gone; left > 0; ) {
        const letter = this.letters[at]!;
        if (!letter.inField) at++;
        else {
          left--;
          letter.inField = false;
          if (letter.inDocument) this.text.delete(this.count(at), 1);
          this.letters.splice(at, 1);
        }
      }
      if (added !== "") this.text.insert(this.count(at), added);
      this.letters.splice(at, 0, ...Array.from({ length: added.length }, both));
    };
    if (this.text.doc) this.text.doc.transact(run, this);
    else run();
  }

  /** Somebody else wrote. */
  hear(delta: Y.YTextEvent["delta"]): void {
    let at = 0;
    for (const { retain = 0, insert, delete: gone = 0 } of delta) {
      at += retain;
      const place = this.index("inDocument", at);
      if (typeof insert === "string") {
        this.letters.splice(place, 0, ...Array.from({ length: insert.length }, () => ({ inField: false, inDocument: true })));
        at += insert.length;
      }
      let next = place;
      for (let left = gone; left > 0; ) {
        const letter = this.letters[next];
        if (!letter) break;
        if (!letter.inDocument) next++;
        else {
          left--;
          letter.inDocument = false;
          if (letter.inField) next++;
          else this.letters.splice(next, 1);
        }
      }
    }
  }

  /** The field may show what the document says. @returns where places in the field, such as its caret, are from now on */
  settle(places: readonly number[]): number[] {
    const moved = places.map((place) => this.count(this.index("inField", place)));
    this.field = this.text.toString();
    this.letters = Array.from({ length: this.field.length }, both);
    return moved;
  }

  /** How many letters of the document stand before one of ours. */
  private count(at: number): number {
    let count = 0;
    for (let i = 0; i < at; i++) if (this.letters[i]!.inDocument) count++;
    return count;
  }

  /** Right behind so many letters of the field, or of the document. */
  private index(where: keyof Letter, count: number): number {
    let at = 0;
    for (let left = count; left > 0 && at < this.letters.length; at++) if (this.letters[at]![where]) left--;
    return at;
  }
}

/** The smallest difference of two texts that ends at the caret, in whole characters. */
export function difference(was: string, is: string, caret: number): { from: number; gone: number; added: string } {
  // What was typed stands before the caret, so what follows the caret is the same: "aa" typed into "aaaa" stands where it was typed.
  const least = Math.min(was.length, is.length);
  let end = 0;
  while (end < least && end < is.length - Math.min(caret, is.length) && was.at(-1 - end) === is.at(-1 - end)) end++;
  let from = 0;
  while (from < least - end && was[from] === is[from]) from++;
  while (end < least - from && was.at(-1 - end) === is.at(-1 - end)) end++;
  // Half a character would be no character.
  if (from > 0 && /[\ud800-\udbff]/.test(was[from - 1]!)) from--;
  if (end > 0 && /[\udc00-\udfff]/.test(was.at(-end)!)) end--;
  return { from, gone: was.length - end - from, added: is.slice(from, is.length - end) };
}

function both(): Letter {
  return { inField: true, inDocument: true };
}
