import type { Waiting } from "../../Client/outbox";
import { drawn } from "../../Client/waiting-list";
import { Company } from "./company";
import { offerNames } from "./offering";
import { belongs, placeIn, readUpTo } from "./order";
import { offerFirstAnswer } from "./raised";
import { type Answered, keepTyped, putBackTyped } from "./typed";

const longestBeginning = 120;
/** How long after the last post that came it is said that all were read. */
const quiet = 3000;

/** A thread that is open: posts that come live find their place, and what is its reader's own is shown as theirs. */
class Thread {
  readonly path: string;
  readonly #me: string;
  readonly #list = document.getElementById("posts")!;
  readonly #form = document.querySelector<HTMLFormElement>("form#write")!;
  readonly #field = this.#form.querySelector("textarea")!;
  readonly #answered = this.#form.querySelector<HTMLElement>("[data-answers]")!;
  readonly #answerTo = this.#form.querySelector<HTMLInputElement>("[name='Ask.AnswerTo']")!;
  readonly #company: Company;
  readonly #readForm = document.querySelector<HTMLFormElement>("form#read")!;
  #read: number;
  #isFirst: boolean;
  #seen = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasLeft = false;
  #waiting = 0;
  #cameBefore = 0;
  readonly #sent = document.querySelector<HTMLElement>("[data-sent-posts]")!;

  constructor(readonly root: HTMLElement) {
    this.path = root.dataset["thread"]!;
    this.#me = root.dataset["me"]!;
    this.#read = Number(root.dataset["read"]);
    this.#isFirst = root.dataset["first"] === "true";
    const answered = putBackTyped(this.path, this.#field);
    if (answered) this.#answer(answered);
    const members = root.querySelector<HTMLElement>("[data-members]")!;
    offerNames(this.#field, [...members.children].map((one) => one.textContent ?? ""), members.ariaLabel ?? "");
    this.#company = new Company(root);
    this.#form.addEventListener("input", () => {
      this.#keep();
      this.#company.writes(this.#field.value.trim() !== "");
    });
    this.#form.addEventListener("reset", () => {
      keepTyped(this.path, "");
      // What was refused once and is sent now does not come back.
      this.#field.defaultValue = "";
      this.#company.writes(false);
      this.#answer(undefined);
    });
    root.addEventListener("click", (event) => this.#click(event));
    this.drawn();
    this.#open();
  }

  /** Something came anew, or is new of what waits. */
  drawn(): void {
    const wasAtEnd = this.#isNearEnd();
    const fresh = [...document.querySelectorAll<HTMLElement>("#posts-new > .post")].filter((post) => this.#place(post));
    const came = fresh.length > 0;
    this.#announce(fresh);
    for (const post of this.#posts) this.#dress(post);
    offerFirstAnswer(document, this.#me);
    if (came && wasAtEnd) this.#toEnd();
    this.tellRead();
  }

  /** What is shown is read once its reader looks. That is said when the page opens, and some seconds after the last that came. */
  tellRead(): void {
    if (document.visibilityState !== "visible" || this.#hasLeft) return;
    const upTo = readUpTo(this.#numbers, this.#read, this.#isFirst);
    if (upTo === undefined || upTo === this.#seen) return;
    const isOpening = this.#seen === 0;
    this.#seen = upTo;
    clearTimeout(this.#timer);
    if (isOpening) this.sayRead();
    else this.#timer = setTimeout(() => this.sayRead(), quiet);
  }

  /** Says now what was yet to be said: the page may not come back. */
  sayRead(): void {
    clearTimeout(this.#timer);
    const upTo = this.#seen;
    if (upTo === 0 || (upTo <= this.#read && !this.#isFirst)) return;
    const [read, isFirst] = [this.#read, this.#isFirst];
    [this.#read, this.#isFirst] = [upTo, false];
    const body = new URLSearchParams([...new FormData(this.#readForm)].map(([name, value]): [string, string] => [name, String(value)]));
    body.set("upTo", String(upTo));
    // What is not heard now is said again with the next post, or when the thread is opened next.
    const again = (): void => void ([this.#read, this.#isFirst, this.#seen] = [read, isFirst, read]);
    void fetch(this.#readForm.action, { method: "POST", body, redirect: "manual", keepalive: true, headers: { "X-Waits": "1" } }).then(
      (response) => void (response.status !== 204 && again()),
      again,
    );
  }

  /** @param posts how many posts wait to be sent; they stand below the others */
  waits(posts: number): void {
    this.drawn();
    if (posts > this.#waiting) this.#toEnd();
    this.#waiting = posts;
  }

  /** A post of its reader's was sent: shown until it comes by the line, which may be lost; or where posts stand between, at the end. */
  sent(waiting: Waiting): void {
    if (this.root.dataset["end"] !== "true") {
      const newest = this.root.querySelector<HTMLElement>("[data-fresh]")!;
      newest.hidden = false;
      // Nobody is led away from what they are changing.
      return void (document.getElementById("change") || newest.click());
    }
    if (this.#cameBefore > 0) return void this.#cameBefore--;
    const copy = drawn(this.root.querySelector<HTMLTemplateElement>("template[data-waiting=post]")!, waiting);
    copy.querySelector(".post")!.classList.replace("post--waiting", "post--sent");
    copy.querySelector(".state")!.replaceChildren(document.querySelector<HTMLElement>("[data-waiting-count]")?.dataset["sent"] ?? "");
    this.#sent.append(copy);
  }

  leave(): void {
    this.sayRead();
    this.#hasLeft = true;
    this.#company.leave();
  }

  get #posts(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>(":scope > .post")];
  }

  get #numbers(): number[] {
    return this.#posts.map(numberOf);
  }

  /** Says the others' new posts to who hears the page: those alone, and not each again that somebody thanked for. */
  #announce(posts: HTMLElement[]): void {
    const said = posts.filter((post) => post.dataset["by"] !== this.#me).map((post) => `${post.querySelector(".post__head b")?.textContent ?? ""}: ${beginning(post)}`);
    if (said.length > 0) this.root.querySelector("[data-said]")!.textContent = said.join("\n");
  }

  /** @returns whether a new one stands at the end */
  #place(post: HTMLElement): boolean {
    this.#quote(post);
    const numbers = this.#numbers;
    const number = numberOf(post);
    const where = belongs(numbers, this.root.dataset["end"] === "true", number);
    const isNew = where === "in" && number > (numbers.at(-1) ?? 0);
    if (where === "in") this.#list.insertBefore(post, this.#posts[placeIn(numbers, number) ?? numbers.length] ?? null);
    else post.remove();
    if (where === "in" && post.dataset["by"] === this.#me) {
      // The line may be faster than the answer to what was sent.
      if (this.#sent.firstElementChild) this.#sent.firstElementChild.remove();
      else this.#cameBefore++;
    }
    if (where === "after") this.root.querySelector<HTMLElement>("[data-fresh]")!.hidden = false;
    return isNew;
  }

  /** Whoever answered a post that was changed quotes what it says now. */
  #quote(post: HTMLElement): void {
    const id = post.id.slice("post-".length);
    const said = post.querySelector<HTMLElement>("[data-taken-back]")?.dataset["takenBack"] ?? beginning(post);
    for (const quote of this.root.querySelectorAll(`[data-quotes="${id}"] > span`)) quote.textContent = said;
  }

  #dress(post: HTMLElement): void {
    // One that was replaced where it stands is news to those who quote it, too.
    if (post.dataset["dressed"] === undefined) this.#quote(post);
    post.dataset["dressed"] = "";
    this.#mark(post);
    const isMine = post.dataset["by"] === this.#me;
    post.classList.toggle("post--mine", isMine);
    for (const own of post.querySelectorAll<HTMLElement>("[data-mine]")) own.hidden = !isMine;
    const thank = post.querySelector<HTMLButtonElement>("[data-not-mine]");
    if (!thank) return;
    thank.hidden = isMine;
    const waits = thanksWaiting.get(thank.value);
    const thanked = waits ?? (post.dataset["thanked"] ?? "").split(" ").includes(this.#me);
    thank.setAttribute("aria-pressed", String(thanked));
    thank.classList.toggle("post__act--waiting", waits !== undefined);
    const action = new URL(thank.formAction);
    if (thanked) action.searchParams.set("noLonger", "true");
    else action.searchParams.delete("noLonger");
    thank.setAttribute("formaction", action.pathname + action.search);
  }

  /** What its author takes back, and waits for signal, is said where it stands. */
  #mark(post: HTMLElement): void {
    const said = post.querySelector("[data-on-its-way]");
    if (!backWaiting.has(post.id.slice("post-".length))) said?.remove();
    else if (!said) post.querySelector(".post__said")!.append(this.root.querySelector<HTMLTemplateElement>("template[data-goes]")!.content.cloneNode(true));
  }

  #click(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey) return;
    const answer = target.closest("[data-answer]");
    const none = target.closest("[data-answers-none]");
    const quoted = target.closest<HTMLAnchorElement>("[data-quotes]");
    if (answer ?? none) {
      event.preventDefault();
      const post = answer?.closest<HTMLElement>(".post");
      this.#answer(post ? { id: post.id.slice("post-".length), who: post.querySelector(".post__head b")?.textContent ?? "", begins: beginning(post) } : undefined);
      this.#keep();
      this.#field.focus();
    }
    // What stands on the page is not fetched again.
    const there = quoted && document.getElementById(`post-${quoted.dataset["quotes"]}`);
    if (!there) return;
    event.preventDefault();
    there.scrollIntoView({ block: "center" });
    there.focus({ preventScroll: true });
  }

  #answer(post: Answered | undefined): void {
    this.#answered.hidden = !post;
    this.#answerTo.value = post?.id ?? "";
    this.#answered.querySelector("[data-who]")!.textContent = post?.who ?? "";
    this.#answered.querySelector("[data-begins]")!.textContent = post?.begins ?? "";
  }

  /** What is typed, and the post that it answers, outlive a reload. */
  #keep(): void {
    const id = this.#answerTo.value;
    const said = (part: string): string => this.#answered.querySelector(part)?.textContent ?? "";
    keepTyped(this.path, this.#field.value, id ? { id, who: said("[data-who]"), begins: said("[data-begins]") } : undefined);
  }

  /** Where a reader begins: at the post that they came for, at what is new, or where the others are. */
  #open(): void {
    if (location.hash && location.hash !== "#write" && location.hash !== "#later") return;
    // Who opens a lesson's talk for the first time begins with what its observers raised.
    if (this.root.dataset["first"] === "true" && document.querySelector(".raised:not([hidden])")) return;
    const fresh = document.getElementById("new");
    if (fresh) fresh.scrollIntoView({ block: "start" });
    else if (location.hash === "#write" || (!location.search && this.#posts.length > 0)) this.#toEnd();
  }

  // What waits stands last. The foot sticks to the screen, and is in view wherever one is.
  #toEnd(): void {
    [...this.root.querySelectorAll(".posts > .post")].at(-1)?.scrollIntoView({ block: "end" });
  }

  #isNearEnd(): boolean {
    const foot = this.root.querySelector(".thread__foot");
    const last = this.#posts.at(-1);
    return !last || !foot || last.getBoundingClientRect().top < foot.getBoundingClientRect().bottom;
  }
}

function numberOf(post: HTMLElement): number {
  return Number(post.dataset["number"]);
}

function beginning(post: HTMLElement): string {
  const text = (post.querySelector("[data-text]")?.textContent ?? "").replace(/\s+/g, " ").trim();
  return text.length <= longestBeginning ? text : `${text.slice(0, text.lastIndexOf(" ", longestBeginning) > 0 ? text.lastIndexOf(" ", longestBeginning) : longestBeginning)}…`;
}

/** What was pressed here and is still on its way: the post, and whether it was thanked for. */
const thanksWaiting = new Map<string, boolean>();
/** The posts that were taken back here, and whose news is still on its way. */
const backWaiting = new Set<string>();
let open: Thread | undefined;

function show(): void {
  const root = document.querySelector<HTMLElement>("[data-thread]");
  if (!root) {
    open?.leave();
    open = undefined;
  } else if (open?.root === root) open.drawn();
  else {
    open?.leave();
    open = new Thread(root);
    // What waits may have been shown before this was here.
    setTimeout(() => document.dispatchEvent(new Event("drawn")));
  }
}

/** What the server did not take is said here, where it was typed; the page of what waits keeps it. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-thread] [data-refused-here]");
  if (!note || !waiting.refused || /^\d+$/.test(waiting.refused) || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  note.querySelector("span")!.textContent = [waiting.says, waiting.refused].filter(Boolean).join(": ");
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

function postOf(waiting: Waiting): string {
  return waiting.fields.find(([name]) => name === "PostId")?.[1] ?? "";
}

for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open?.tellRead() : open?.sayRead()));
// What is written or pressed shows at once, on its way.
document.addEventListener("waits", (event) => {
  const here = (event as CustomEvent<Waiting[]>).detail.filter((one) => !one.refused && new URL(one.action, location.href).pathname === location.pathname);
  thanksWaiting.clear();
  backWaiting.clear();
  for (const one of here) if (one.kind === "take-back") backWaiting.add(postOf(one));
  for (const one of here) if (one.kind === "thank") thanksWaiting.set(postOf(one), !one.action.includes("noLonger"));
  open?.waits(here.filter((one) => one.kind === "post").length);
});
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") tellRefused(waiting);
  if (outcome === "sent" && waiting.kind === "post" && new URL(waiting.action, location.href).pathname === open?.path) open.sent(waiting);
  if (waiting.kind !== "thank" || outcome === "later") return;
  const post = document.getElementById(`post-${postOf(waiting)}`);
  const isThanked = !waiting.action.includes("noLonger");
  // The page may hear of it by the line only after this.
  if (post && open && outcome === "sent") {
    const others = (post.dataset["thanked"] ?? "").split(" ").filter((id) => id && id !== open!.root.dataset["me"]);
    post.dataset["thanked"] = [...others, ...(isThanked ? [open.root.dataset["me"]!] : [])].join(" ");
  }
  thanksWaiting.delete(postOf(waiting));
  open?.drawn();
});
// On a page to which Turbo led this is read after both.
show();
