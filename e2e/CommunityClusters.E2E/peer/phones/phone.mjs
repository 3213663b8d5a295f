// A phone that has a thread open: the page is the server's and the scripts are its own, with a disk and a network of this phone's.
import { IDBFactory } from "fake-indexeddb";
import WebSocket from "ws";
import { FormFields, kinds, locks, parseHTML, Seen, shelf } from "./dom.mjs";
import run from "./scripts.mjs";

// Where a connection ends at the wrong moment Node's fetch now and then waits for ever, without one. A browser says that there is no answer.
const patience = 15_000;
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Phone {
  /** What its teacher wrote, how often it sent a post, how many were acknowledged, and what was refused or went wrong. */
  wrote = [];
  tries = 0;
  acknowledged = 0;
  problems = [];
  #cookies;
  #listeners = new Map();
  #document;

  constructor({ url, path, cookie }) {
    this.url = url;
    this.path = path;
    this.#cookies = new Map(cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair]));
  }

  /** Opens the thread, and tries again until it is there. */
  async open(path = this.path) {
    const html = await this.#page(path);
    if (!this.#document) return this.#begins(html);
    // As Turbo does it: the page is another, its scripts are the same.
    this.#document.body.innerHTML = parseHTML(html).document.body.innerHTML;
    this.#document.dispatchEvent(new kinds.Event("turbo:load"));
  }

  /** Types a post and sends it; done once the phone keeps it. */
  async says(text) {
    const form = this.#document.querySelector("form#write");
    const [field, button] = [form.querySelector("textarea"), form.querySelector("button.button")];
    field.value = text;
    field.dispatchEvent(new kinds.Event("input", { bubbles: true }));
    const queued = new Promise((done) => form.addEventListener("queued", done, { once: true }));
    this.#tells("submit", { target: form, submitter: button, preventDefault() {}, stopImmediatePropagation() {} });
    await queued;
    this.wrote.push(text);
  }

  /** There is signal again. */
  isOnline() {
    this.#tells("online", {});
  }

  /** The posts that the page shows, in order. */
  get posts() {
    return [...this.#document.querySelectorAll("#posts > .post")].map((post) => ({ number: Number(post.dataset.number), id: post.id.slice("post-".length), text: post.querySelector("[data-text]")?.textContent.trim() ?? "" }));
  }

  /** The number of the newest. */
  get newest() {
    return Number(this.#document.querySelector("#posts > .post:last-child")?.dataset.number ?? 0);
  }

  /** What it still shows as waiting, or sent and not yet heard of. */
  get waiting() {
    return [...this.#document.querySelectorAll("[data-waiting-list] > *, [data-sent-posts] > *, #posts-new > *")].map((post) => post.outerHTML);
  }

  /** The link to newer posts that the page does not show; undefined where it shows all that it knows of. */
  get fresh() {
    const link = this.#document.querySelector("a[data-fresh]");
    return link.hidden ? undefined : link.getAttribute("href");
  }

  async #begins(html) {
    const window = parseHTML(html);
    const { document } = window;
    this.#document = document;
    document.visibilityState = "visible";
    document.baseAddress = this.url + this.path;
    document.addEventListener("outcome", ({ detail: { waiting, outcome } }) => {
      if (outcome === "sent" && waiting.kind === "post") this.acknowledged++;
      if (outcome === "refused") this.problems.push(`${waiting.says}: ${waiting.refused}`);
    });
    const indexedDB = new IDBFactory();
    const cookies = this.#cookies;
    await run({
      ...kinds,
      document,
      indexedDB,
      window: { indexedDB },
      location: { href: document.baseAddress, pathname: this.path, search: "", hash: "" },
      navigator: { locks: locks() },
      sessionStorage: shelf(),
      isSecureContext: true,
      FormData: FormFields,
      IntersectionObserver: Seen,
      parse: (fragments) => parseHTML(fragments).document,
      fetch: (address, options) => this.#asks(address, options),
      WebSocket: class extends WebSocket {
        constructor(address) {
          super(address, { headers: { Cookie: [...cookies.values()].join("; ") } });
          // What went wrong is said once more when it closes.
          this.on("error", () => undefined);
        }
      },
      addEventListener: (type, told) => this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), told]),
      removeEventListener: () => undefined,
      reportError: (error) => this.problems.push(String(error.stack)),
    });
  }

  #tells(type, event) {
    for (const told of this.#listeners.get(type) ?? []) told(event);
  }

  async #page(path) {
    for (;;) {
      const answer = await this.#asks(path).catch(() => undefined);
      const html = await answer?.text().catch(() => undefined);
      if (html === undefined) await wait(100);
      else if (answer.ok) return html;
      else throw new Error(`${path} was answered with ${answer.status}.`);
    }
  }

  async #asks(address, options = {}) {
    const isPost = options.method === "POST" && String(address).endsWith(this.path);
    if (isPost) this.tries++;
    // Node's own fetch never says that a compressed answer broke off.
    const headers = { ...options.headers, Cookie: [...this.#cookies.values()].join("; "), "Accept-Encoding": "identity" };
    const answer = await fetch(new URL(address, this.url), { ...options, headers, signal: AbortSignal.timeout(patience) });
    for (const set of answer.headers.getSetCookie()) this.#cookies.set(set.slice(0, set.indexOf("=")), set.split(";")[0]);
    return answer;
  }
}
