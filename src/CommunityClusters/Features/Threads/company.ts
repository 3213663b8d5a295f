import type { Line } from "../../Client/live";

/** How often a phone that goes on writing says so. */
const again = 4000;

/** Who else has the thread open, and who is writing: told over the page's line, and gone with it. */
export class Company {
  readonly #ends: (() => void)[] = [];
  readonly #shown: HTMLElement | null;
  #said = 0;
  #line: Line | undefined;
  #hasLeft = false;

  constructor(readonly root: HTMLElement) {
    this.#shown = root.querySelector<HTMLElement>("[data-here]");
    this.#ask(() => document.addEventListener("turbo:load", () => this.#ask(), { once: true }));
  }

  /** Something was typed; an empty field is no writing. */
  writes(isWriting: boolean): void {
    const now = Date.now();
    if (isWriting ? now - this.#said < again : this.#said === 0) return;
    this.#said = isWriting ? now : 0;
    this.#send("WriteInThread", isWriting);
  }

  leave(): void {
    this.#hasLeft = true;
    for (const end of this.#ends) end();
    this.#send("LeaveThread");
    this.#line = undefined;
  }

  /** Asks for the page's own line, which may be yet to come. */
  #ask(none?: () => void): void {
    const take = (line: Promise<Line> | undefined): void => void (line ? line.then((open) => this.#join(open)) : none?.());
    document.dispatchEvent(new CustomEvent("line", { detail: take }));
  }

  #join(line: Line): void {
    if (this.#hasLeft) return;
    const { cluster = "", id = "" } = this.root.dataset;
    this.#line = line;
    this.#ends.push(
      line.documents.on("talk", (thread: string, here: string[], writing: string[]) => void (thread === id && this.#show(here, writing))),
      line.documents.onOpen(() => this.#send("EnterThread", cluster, id)),
      line.documents.onLost(() => this.#show([], [])),
    );
  }

  #send(method: string, ...args: unknown[]): void {
    if (this.#line?.documents.isOpen) void this.#line.documents.send(method, ...args).catch(() => undefined);
  }

  #show(here: string[], writing: string[]): void {
    if (!this.#shown) return;
    const names = writing.length > 0 ? writing : here;
    const { hereOne = "", hereOther = "", writingOne = "", writingOther = "" } = this.#shown.dataset;
    const isOne = new Intl.PluralRules(document.documentElement.lang).select(names.length) === "one";
    const says = writing.length > 0 ? (isOne ? writingOne : writingOther) : isOne ? hereOne : hereOther;
    this.#shown.textContent = names.length > 0 ? says.replace("{names}", names.join(", ")) : "";
    this.#shown.hidden = names.length === 0;
  }
}
