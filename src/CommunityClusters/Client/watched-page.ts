/** The part of an element by which a page says what it watches and the latest news that it shows. */
export type WatchedPage = Pick<HTMLElement, "dataset">;

/** The number of the latest news that the page shows. */
export function cursorOf(page: WatchedPage): number {
  return Number(page.dataset["cursor"] ?? 0);
}

/** Whether a message is news to this page, which from then on counts as shown. */
export function takesNews(page: WatchedPage | null, topic: string, sequence: number): boolean {
  if (page?.dataset["watch"] !== topic || sequence <= cursorOf(page)) return false;
  page.dataset["cursor"] = String(sequence);
  return true;
}

/** A number for each page that is watched on a line: what was sent to the page before, and comes late, is none of the next one's news. */
export class PageNumbers {
  readonly #numbers = new WeakMap<WatchedPage, number>();
  #last = 0;

  /** The number by which a page watches from now on. */
  next(page: WatchedPage): number {
    this.#numbers.set(page, ++this.#last);
    return this.#last;
  }

  /** @param number the number that came with the news; none from a server of yesterday */
  isFor(page: WatchedPage | null, number: number | undefined): page is WatchedPage {
    return page !== null && (number === undefined || this.#numbers.get(page) === number);
  }
}
