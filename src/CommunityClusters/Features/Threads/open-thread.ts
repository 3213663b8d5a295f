import type { Waiting } from "../../Client/outbox";
import { drawn } from "../../Client/waiting-list";
import { Company } from "./company";
import { Pictures } from "./Pictures/shown";
import { offerNames } from "./offering";
import { authorOf, beginning, idOf, numberOf } from "./drawn-post";
import { belongs, placeIn } from "./order";
import { offerFirstAnswer } from "./raised";
import { ReadingOn } from "./reading-on";
import { Saying } from "./saying";
import { type Answered, keepTyped, putBackTyped } from "./typed";

/** Who sent a post so lately looks for it where it stands. */
const soon = 3000;

/** What was pressed here and is still on its way: the post, and whether it was thanked for. */
export const thanksWaiting = new Map<string, boolean>();
/** The posts that were taken back here, and whose news is still on its way. */
export const backWaiting = new Set<string>();

/** A thread that is open: posts that come live find their place, and what is its reader's own is shown as theirs. */
export class Thread {
  readonly path: string;
  readonly #me: string;
  readonly #list = document.getElementById("posts")!;
  readonly #form = document.querySelector<HTMLFormElement>("form#write")!;
  readonly #field = this.#form.querySelector("textarea")!;
  readonly #answered = this.#form.querySelector<HTMLElement>("[data-answers]")!;
  readonly #answerTo = this.#form.querySelector<HTMLInputElement>("[name='Ask.AnswerTo']")!;
  readonly #company: Company;
  readonly #pictures: Pictures;
  readonly #saying: Saying;
  readonly #reading: ReadingOn;
  /** The posts for which their reader said thank you: what all are sent knows nobody's own. */
  readonly #thanked: Set<string>;
  #waiting: number | undefined;
  #queuedAt = 0;
  #isLive = false;
  readonly #sent = document.querySelector<HTMLElement>("[data-sent-posts]")!;

  constructor(readonly root: HTMLElement) {
    this.path = root.dataset["thread"]!;
    this.#me = root.dataset["me"]!;
    this.#saying = new Saying(root, this.#me);
    this.#reading = new ReadingOn(root, () => this.#numbers);
    this.#thanked = new Set((root.dataset["thanked"] ?? "").split(" "));
    const typed = putBackTyped(this.path, this.#field);
    if (typed?.answers) this.#answer(typed.answers);
    this.#pictures = new Pictures(root, typed?.pictures ?? []);
    // Where one types, and not above it: nothing moves under the thumb that taps on Send.
    const hint = this.#form.querySelector(".field__hint");
    this.#field.placeholder = hint?.textContent?.trim() ?? "";
    hint?.classList.add("visually-hidden");
    const members = root.querySelector<HTMLElement>("[data-members]")!;
    offerNames(this.#field, [...members.children].map((one) => one.textContent ?? ""), members.ariaLabel ?? "");
    this.#company = new Company(root);
    this.#form.addEventListener("input", () => {
      this.#keep();
      this.#company.writes(this.#field.value.trim() !== "");
    });
    this.#form.addEventListener("queued", () => (this.#queuedAt = Date.now()));
    // Sent past the queue, where the phone keeps nothing.
    this.#form.addEventListener("turbo:submit-end", (event) => {
      if (!(event as CustomEvent<{ success: boolean }>).detail.success) return;
      this.#field.value = "";
      keepTyped(this.path, "");
    });
    this.begun();
    this.#form.addEventListener("reset", () => {
      this.#pictures.sent();
      keepTyped(this.path, "");
      // What was refused once and is sent now does not come back.
      this.#field.defaultValue = "";
      this.#company.writes(false);
      this.#answer(undefined);
    });
    root.addEventListener("click", (event) => this.#click(event));
    this.drawn();
    this.#isLive = true;
    this.#open();
  }

  /** Something came anew, or is new of what waits. */
  drawn(): void {
    const wasAtEnd = this.#isNearEnd();
    const fresh = [...document.querySelectorAll<HTMLElement>("#posts-new > .post")].filter((post) => this.#place(post));
    const came = fresh.length > 0;
    this.#saying.say(fresh);
    for (const post of this.#posts) this.#dress(post);
    offerFirstAnswer(document, this.#me);
    this.#pictures.drawn();
    if (came && wasAtEnd) this.#toEnd();
    this.#reading.tell();
  }

  /** @param posts what waits to be sent; it stands below the others */
  waits(posts: readonly Waiting[]): void {
    this.#pictures.waits([...this.root.querySelectorAll(".post--waiting")], posts);
    this.drawn();
    // What waited already when the page was opened leads nobody past what is new.
    if (posts.length > (this.#waiting ?? posts.length)) this.#toEnd();
    this.#waiting = posts.length;
  }

  /** A page that came back has a form that was sent before: what is written now is another post. */
  begun(): void {
    this.#form.querySelector<HTMLInputElement>("[name='Ask.CommandId']")!.value = crypto.randomUUID();
  }

  /** A post of its reader's was sent: shown until it comes by the line, which may be lost, or have been faster. */
  sent(waiting: Waiting): void {
    if (waiting.made && document.getElementById(`post-${waiting.made}`)) return;
    // Made long before its answer came it stands above what the page shows.
    if (waiting.order && belongs(this.#numbers, true, waiting.order) === "nowhere") return;
    const copy = drawn(this.root.querySelector<HTMLTemplateElement>("template[data-waiting=post]")!, waiting);
    const post = copy.querySelector<HTMLElement>(".post")!;
    post.classList.replace("post--waiting", "post--sent");
    post.dataset["sent"] = waiting.made ?? "";
    this.#pictures.waits([...copy.children], [waiting]);
    copy.querySelector(".state")!.replaceChildren(document.querySelector<HTMLElement>("[data-waiting-count]")?.dataset["sent"] ?? "");
    this.#sent.append(copy);
    this.#pictures.drawn();
    if (this.root.dataset["end"] === "true") return;
    // Where posts stand between it stands at the end. Who has just sent it is led there; nobody is led away from what they write or read.
    const newest = this.root.querySelector<HTMLElement>("[data-fresh]")!;
    newest.hidden = false;
    if (Date.now() - this.#queuedAt < soon && this.#field.value.trim() === "" && !document.getElementById("change")) newest.click();
  }

  /** Its reader said thank you, or took it back. */
  thanks(post: string, isThanked: boolean): void {
    if (isThanked) this.#thanked.add(post);
    else this.#thanked.delete(post);
  }

  /** So much is new that it does not come by the line: what comes from now on stands behind it. */
  isStale(): void {
    this.root.dataset["end"] = "false";
    this.root.querySelector<HTMLElement>("[data-fresh]")!.hidden = false;
  }

  /** Whether the page is looked at. */
  isSeen(): void {
    if (document.visibilityState === "visible") this.#reading.tell();
    else this.#reading.say();
  }

  leave(): void {
    this.#reading.leave();
    this.#company.leave();
  }

  get #posts(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>(":scope > .post")];
  }

  get #numbers(): number[] {
    return this.#posts.map(numberOf);
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
    this.#sent.querySelector(`[data-sent="${idOf(post)}"]`)?.remove();
    if (where === "after") this.root.querySelector<HTMLElement>("[data-fresh]")!.hidden = false;
    return isNew;
  }

  /** Whoever answered a post that was changed quotes what it says now. */
  #quote(post: HTMLElement): void {
    const id = idOf(post);
    const said = beginning(post);
    for (const quote of this.root.querySelectorAll(`[data-quotes="${id}"] > span`)) quote.textContent = said;
  }

  #dress(post: HTMLElement): void {
    // One that was replaced where it stands is news to those who quote it, too.
    if (post.dataset["dressed"] === undefined) {
      this.#quote(post);
      // Changed meanwhile it may mention who has read it.
      if (post.querySelector(`[data-member="${this.#me}"]`) && this.#isLive) this.#reading.mentioned(post);
    }
    post.dataset["dressed"] = "";
    this.#reading.watch(post);
    this.#mark(post);
    const isMine = post.dataset["by"] === this.#me;
    post.classList.toggle("post--mine", isMine);
    for (const own of post.querySelectorAll<HTMLElement>("[data-mine]")) own.hidden = !isMine;
    const thank = post.querySelector<HTMLButtonElement>("[data-not-mine]");
    if (!thank) return;
    thank.hidden = isMine;
    const waits = thanksWaiting.get(thank.value);
    const thanked = waits ?? this.#thanked.has(thank.value);
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
    if (!backWaiting.has(idOf(post))) said?.remove();
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
      this.#answer(post ? { id: idOf(post), who: authorOf(post), begins: beginning(post) } : undefined);
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
    keepTyped(this.path, this.#field.value, this.#pictures.lines, id ? { id, who: said("[data-who]"), begins: said("[data-begins]") } : undefined);
  }

  /** Where a reader begins: at the post that they came for, at what is new, or where the others are. */
  #open(): void {
    if (location.hash && location.hash !== "#write" && location.hash !== "#later") return;
    // Who opens a lesson's talk for the first time begins with what its observers raised.
    if (this.root.dataset["first"] === "true" && document.querySelector(".raised:not([hidden])")) return;
    const fresh = document.getElementById("new");
    if (fresh) fresh.scrollIntoView({ block: "start" });
    else if (location.hash === "#write" || (!location.search && !this.#isAllNew)) this.#toEnd();
  }

  /** Who has read nothing of it begins where it begins. */
  get #isAllNew(): boolean {
    const first = this.#numbers[0];
    return first === undefined || first === this.#reading.upTo + 1;
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
