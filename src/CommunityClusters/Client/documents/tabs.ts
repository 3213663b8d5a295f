import { isUpdate } from "./squash";
import type { Surroundings } from "./surroundings";

/** What the tabs of one phone that have the same document open tell each other. */
export type TabNews =
  /** Written, and on the disk. */
  | { kind: "words"; name: string; update: Uint8Array }
  /** No longer waiting, whatever had these names; the number in the server's log if it is certain. */
  | { kind: "acknowledged"; names: readonly string[]; sequence?: number }
  /** Taken from the phone with all that waited. */
  | { kind: "forgotten" };

/** The other tabs of this phone that have this document open. What they tell before {@link listen} is kept for it. */
export class Tabs {
  readonly #channel;
  readonly #name: string;
  readonly #early: TabNews[] = [];
  #told: ((news: TabNews) => void) | undefined;

  constructor(
    readonly around: Surroundings,
    teacher: string,
    document: string,
  ) {
    this.#name = `document-${teacher}-${document}`;
    this.#channel = around.channel(this.#name);
    this.#channel.onMessage((message) => {
      if (!isNews(message)) return;
      if (this.#told) this.#told(message);
      else this.#early.push(message);
    });
  }

  listen(told: (news: TabNews) => void): void {
    this.#told = told;
    for (const news of this.#early.splice(0)) told(news);
  }

  tell(news: TabNews): void {
    this.#channel.post(news);
  }

  /** Does what only one tab at a time is to do; a browser that cannot tell lets all do it, which costs data and nothing else. */
  alone<T>(work: (isAlone: boolean) => Promise<T>): Promise<T> {
    return this.around.alone(this.#name, work);
  }

  close(): void {
    this.#channel.close();
  }
}

/** A tab may be of an older version. */
function isNews(message: unknown): message is TabNews {
  const news = message as TabNews | null;
  if (news?.kind === "words") return typeof news.name === "string" && isUpdate(news.update);
  if (news?.kind === "forgotten") return true;
  return news?.kind === "acknowledged" && Array.isArray(news.names) && (news.sequence === undefined || Number.isSafeInteger(news.sequence));
}
