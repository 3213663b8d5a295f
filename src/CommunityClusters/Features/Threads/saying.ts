import { authorOf, beginning } from "./drawn-post";

/** How long posts are gathered before they are said to who hears the page, in milliseconds, and how many of them are said in words. */
const [gathers, mostSaid] = [500, 3];

/** Says new posts to who hears a page: `[data-said]`, whose `data-many` is said where they are too many. */
export class Saying {
  readonly #unsaid: string[] = [];

  /** @param me the reader, to whom their own posts are no news */
  constructor(
    private readonly root: ParentNode,
    private readonly me: string,
  ) {}

  /** Those alone that are new, and not each again that somebody thanked for. */
  say(posts: readonly HTMLElement[]): void {
    const said = posts.filter((post) => post.dataset["by"] !== this.me).map((post) => `${authorOf(post)}: ${beginning(post)}`);
    if (said.length > 0 && this.#unsaid.push(...said) === said.length) setTimeout(() => this.#tell(), gathers);
  }

  #tell(): void {
    const [said, place] = [this.#unsaid.splice(0), this.root.querySelector<HTMLElement>("[data-said]")];
    if (place) place.textContent = said.length > mostSaid ? (place.dataset["many"] ?? "").replace("{count}", String(said.length)) : said.join("\n");
  }
}
