import type { Waiting } from "../../Client/outbox";
import { drawn } from "../../Client/waiting-list";
import { idOf, numberOf } from "../Threads/drawn-post";
import { placeIn } from "../Threads/order";
import { offerFirstAnswer } from "../Threads/raised";
import { Saying } from "../Threads/saying";
import { keepTyped, putBackTyped } from "../Threads/typed";

/** What this phone has not sent yet, as it was last heard. */
let unsent: readonly Waiting[] = [];

/** The page that is said, and what was raised of which it knows. */
let [said, saying, raised]: [HTMLElement?, Saying?, Set<string>?] = [];

const page = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-reflection]");
const pathOf = (address: string): string => new URL(address, location.href).pathname;

function columnOf(root: HTMLElement, talk: string): HTMLElement | undefined {
  return columns(root).find((column) => column.dataset["talk"] === talk);
}

function columns(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-talk]")];
}

/** What came live goes where it belongs: each post to its lesson, in the server's order. What was raised stands above, in a part of its own. */
function show(): void {
  const root = page();
  if (!root) return;
  const me = root.dataset["me"] ?? "";
  hear(root, me);
  const fresh: HTMLElement[] = [];
  for (const post of document.querySelectorAll<HTMLElement>("#posts-new > .post")) {
    const column = columnOf(root, pathOf(post.querySelector<HTMLAnchorElement>(".post__head a")?.href ?? ""));
    const list = column?.querySelector("[data-posts]");
    const shown = list ? [...list.querySelectorAll<HTMLElement>(":scope > .post")] : [];
    const numbers = shown.map(numberOf);
    // What is older than what stands here is in the whole talk: somebody thanked for it, or changed it.
    const isOlder = numbers.length > 0 && numberOf(post) < numbers[0]!;
    if (!list || isOlder || post.dataset["raised"] === "true") {
      post.remove();
      // It comes again when somebody thanks for it.
      if (list && post.dataset["raised"] === "true" && !raised!.has(idOf(post))) fresh.push(post);
      raised!.add(idOf(post));
      continue;
    }
    for (const picture of post.querySelectorAll<HTMLImageElement>(".post__picture > img")) {
      // As the server draws it here: fetched by who wants to see it.
      picture.removeAttribute("src");
      picture.replaceWith(`${root.dataset["showPicture"] ?? ""}: ${picture.alt}`);
    }
    if (numberOf(post) > (numbers.at(-1) ?? 0)) fresh.push(post);
    list.insertBefore(post, shown[placeIn(numbers, numberOf(post)) ?? shown.length] ?? null);
    root.querySelector(`[data-sent="${post.id}"]`)?.remove();
  }
  saying!.say(fresh);
  for (const post of root.querySelectorAll<HTMLElement>(".post[data-by]")) post.classList.toggle("post--mine", post.dataset["by"] === me);
  offerFirstAnswer(root, me);
  keep(root);
}

/** Begins to say what comes on a page that was opened now. */
function hear(root: HTMLElement, me: string): void {
  if (said === root) return;
  const links = [...root.querySelectorAll<HTMLAnchorElement>(".raised__post a[href*='#post-']")];
  [said, saying, raised] = [root, new Saying(document, me), new Set(links.map((link) => link.href.split("#post-")[1]!))];
}

/** What is being written outlives the page, and is the same here and in the talk. */
function keep(root: HTMLElement): void {
  for (const column of columns(root)) {
    const { talk = "", kept } = column.dataset;
    const field = column.querySelector("textarea");
    if (!field || kept !== undefined) continue;
    column.dataset["kept"] = "";
    const typed = putBackTyped(talk, field);
    field.addEventListener("input", () => keepTyped(talk, field.value, typed?.pictures, typed?.answers));
    field.form!.addEventListener("reset", () => setTimeout(() => keepTyped(talk, field.value)));
  }
}

/** What is on its way stands with its lesson: what was said here, and what was raised on this phone from the notes. */
function showUnsent(root: HTMLElement): void {
  const [post, raised] = ["post", "raised"].map((kind) => document.querySelector<HTMLTemplateElement>(`template[data-waiting-${kind}]`)!);
  for (const column of columns(root)) {
    const { talk, lesson } = column.dataset;
    const posts = unsent.filter((one) => one.kind === "post" && pathOf(one.action) === talk);
    const issues = unsent.filter((one) => one.kind === "raise" && one.fields.some(([name, value]) => name === "Lesson" && value === lesson));
    column.querySelector("[data-waiting-posts]")!.replaceChildren(...posts.map((one) => drawn(post!, one)));
    column.querySelector("[data-waiting-raised-of]")!.replaceChildren(...issues.map((one) => drawn(raised!, one)));
  }
}

function told(waiting: Waiting, outcome: string): void {
  const root = page();
  const column = root && waiting.kind === "post" ? columnOf(root, pathOf(waiting.action)) : undefined;
  if (!root || !column) return;
  if (outcome === "refused" && waiting.refused && !/^\d+$/.test(waiting.refused)) {
    const note = column.querySelector<HTMLElement>("[data-refused-here]")!;
    note.querySelector("span")!.textContent = [waiting.says, waiting.refused].filter(Boolean).join(": ");
    note.hidden = false;
  }
  // The open line brings it, or has brought it; where there is none it stands here as sent.
  if (outcome !== "sent" || document.documentElement.dataset["line"] === "open" || document.getElementById(`post-${waiting.made}`)) return;
  const copy = drawn(document.querySelector<HTMLTemplateElement>("template[data-waiting-post]")!, waiting);
  copy.querySelector(".post")!.classList.replace("post--waiting", "post--sent");
  copy.querySelector<HTMLElement>(".post")!.dataset["sent"] = `post-${waiting.made}`;
  copy.querySelector(".state")!.replaceChildren(root.dataset["sent"] ?? "");
  column.querySelector("[data-sent-posts]")!.append(copy);
}

for (const event of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(event, show);
document.addEventListener("waits", (event) => {
  unsent = (event as CustomEvent<Waiting[]>).detail.filter((one) => !one.refused);
  const root = page();
  if (root) showUnsent(root);
});
document.addEventListener("outcome", (event) => {
  const { waiting, outcome } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  told(waiting, outcome);
});
show();
// What waits may have been shown before this was here.
setTimeout(() => document.dispatchEvent(new Event("drawn")));
