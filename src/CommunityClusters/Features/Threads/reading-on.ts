import { idOf, numberOf } from "./drawn-post";
import { readUpTo } from "./order";

/** How long after the last post that came it is said that all were read, in milliseconds. */
const quiet = 3000;

/** What of an open thread was on the screen, and is said to be read. */
export class ReadingOn {
  readonly #form = document.querySelector<HTMLFormElement>("form#read")!;
  #read: number;
  #isFirst: boolean;
  #seen = 0;
  /** The numbers of the posts that were on the screen. */
  readonly #onScreen = new Set<number>();
  readonly #watched = new WeakSet<Element>();
  readonly #watcher = new IntersectionObserver((posts) => this.#look(posts), { rootMargin: "0px 0px -10% 0px" });
  /** The posts that mention their reader and were not on the screen, and those of them that are now. */
  readonly #unseen: Set<string>;
  readonly #mentions = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasLeft = false;

  /** @param numbers the numbers of the posts that stand on the page, in order */
  constructor(
    root: HTMLElement,
    private readonly numbers: () => number[],
  ) {
    this.#read = Number(root.dataset["read"]);
    this.#isFirst = root.dataset["first"] === "true";
    this.#unseen = new Set((root.dataset["unseen"] ?? "").split(" "));
  }

  /** Up to which number it is read. */
  get upTo(): number {
    return this.#read;
  }

  /** Looks when a post comes on the screen. */
  watch(post: HTMLElement): void {
    if (this.#watched.has(post)) return;
    this.#watched.add(post);
    this.#watcher.observe(post);
  }

  /** A post came or was changed that mentions its reader. */
  mentioned(post: HTMLElement): void {
    this.#unseen.add(idOf(post));
  }

  /** What was on the screen is read. That is said when the page opens, and some seconds after the last that came into view. */
  tell(): void {
    if (document.visibilityState !== "visible" || this.#hasLeft) return;
    const upTo = readUpTo(this.numbers(), this.#read, this.#isFirst, this.#onScreen) ?? this.#seen;
    if (upTo === this.#seen && this.#mentions.size === 0) return;
    const isOpening = this.#seen === 0;
    this.#seen = upTo;
    clearTimeout(this.#timer);
    if (isOpening) this.say();
    else this.#timer = setTimeout(() => this.say(), quiet);
  }

  /** Says now what was yet to be said: the page may not come back. */
  say(): void {
    clearTimeout(this.#timer);
    const upTo = Math.max(this.#seen, this.#read);
    const mentions = [...this.#mentions];
    if (upTo + mentions.length === 0 || (upTo <= this.#read && !(this.#isFirst && this.#seen > 0) && mentions.length === 0)) return;
    const [read, isFirst] = [this.#read, this.#isFirst];
    [this.#read, this.#isFirst] = [upTo, false];
    this.#mentions.clear();
    const body = new URLSearchParams([...new FormData(this.#form)].map(([name, value]): [string, string] => [name, String(value)]));
    body.set("upTo", String(upTo));
    for (const post of mentions) body.append("mentions", post);
    // What is not heard now is said again with the next post, or when the thread is opened next.
    const again = (): void => {
      [this.#read, this.#isFirst, this.#seen] = [read, isFirst, read];
      for (const post of mentions) this.#mentions.add(post);
    };
    void fetch(this.#form.action, { method: "POST", body, redirect: "manual", keepalive: true, headers: { "X-Waits": "1" } }).then(
      (response) => void (response.status !== 204 && again()),
      again,
    );
  }

  leave(): void {
    this.say();
    this.#hasLeft = true;
    this.#watcher.disconnect();
  }

  #look(posts: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of posts) {
      if (!isIntersecting) continue;
      this.#watcher.unobserve(target);
      const post = target as HTMLElement;
      this.#onScreen.add(numberOf(post));
      const id = idOf(post);
      if (this.#unseen.delete(id)) this.#mentions.add(id);
    }
    this.tell();
  }
}
