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
