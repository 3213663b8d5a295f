import type { DocumentState } from "../../Client/documents/document";

type Where = DocumentState["words"];

/** What the state line says: where the words are, or that they are just being written. */
export type Shown = Where | "writing";

/** How safe they are. For the few milliseconds that the phone's disk needs, the screen is as good as the phone. */
const safety: Record<Where, number> = { screen: 1, phone: 1, sent: 2, saved: 3 };
const grace = 700;

/**
 * Keeps the state line from flickering with every letter. It never says that words are safer than they are: what is on its way
 * shows as being written for a moment, and then as what it is.
 */
export class Steady {
  private shown: Shown | null = null;
  private where: Where = "saved";
  private keeps = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private screenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly draw: (shown: Shown) => void) {}

  show(where: Where, keeps: boolean): void {
    const before = this.shown;
    this.where = where;
    this.keeps = keeps;
    if (where !== "screen") {
      clearTimeout(this.screenTimer);
      this.screenTimer = undefined;
    } else this.screenTimer ??= setTimeout(() => this.say("screen"), grace);
    if (where === "saved") this.say("saved");
    else if (before === "writing" && this.timer !== undefined) return;
    else if (before !== null && before !== "writing" && safety[where] < safety[before]) {
      this.say("writing");
      this.timer = setTimeout(() => this.say(this.plainly()), grace);
    } else this.say(this.plainly());
  }

  destroy(): void {
    clearTimeout(this.timer);
    clearTimeout(this.screenTimer);
  }

  private plainly(): Shown {
    return this.where === "screen" && this.keeps ? (this.shown === "screen" ? "screen" : "phone") : this.where;
  }

  private say(shown: Shown): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.shown = shown;
    this.draw(shown);
  }
}
