import { myTeacher } from "../typed";
import { make } from "../../../Client/make";
import type { Waiting } from "../../../Client/outbox";
import { savesData } from "../../../Client/saves-data";

type Code = typeof import("./pictures");

/** The pictures of a thread: what puts them in is fetched only for who does. */
export class Pictures {
  readonly #panel: HTMLElement;
  readonly #teacher = myTeacher();
  #isOpen = false;

  /** @param typed pictures of what was being written */
  constructor(readonly root: HTMLElement, typed: readonly string[]) {
    this.#panel = root.querySelector<HTMLElement>("[data-pictures]")!;
    // Where the phone keeps nothing no picture would outlive the page.
    this.#panel.hidden = !this.#teacher || !isSecureContext || !("indexedDB" in window) || !("createImageBitmap" in window);
    // A page that was left and came back has a copy of what stood there.
    this.#panel.querySelector("[data-shots]")!.replaceChildren();
    this.#panel.querySelector<HTMLElement>("[data-asks]")!.hidden = true;
    this.#panel.querySelectorAll("input[type=file]").forEach((field) => field.remove());
    for (const line of typed.filter((one) => !this.lines.includes(one))) this.#panel.append(make("input", { type: "hidden", name: "Ask.Pictures", value: line }));
    if (this.lines.length > 0) void this.#open(false);
    const opens = this.#panel.querySelector("[data-opens]")!;
    opens.addEventListener("click", (event) => {
      if (this.#isOpen) return;
      event.stopImmediatePropagation();
      void this.#open(true);
    });
    // Who writes may want one later, and have no signal then.
    this.#panel.closest("form")!.addEventListener("input", () => void fetch(this.#script).catch(() => undefined), { once: true });
  }

  /** The pictures of what is being written, as its text names them. */
  get lines(): string[] {
    return [...this.#panel.querySelectorAll<HTMLInputElement>("input[name='Ask.Pictures']")].map((input) => input.value);
  }

  /** The post is on its way. What was put back and sent before its code had come is not put into the next one. */
  sent(): void {
    for (const input of this.#panel.querySelectorAll(":scope > input[name='Ask.Pictures']")) input.remove();
  }

  /** Something came anew: who saves data is asked before a picture is fetched, and what waits on this phone is seen from here. */
  drawn(): void {
    if (savesData()) for (const picture of this.root.querySelectorAll<HTMLAnchorElement>("a[data-picture]:not([data-asks])")) this.#askFirst(picture);
    if (this.#teacher && this.root.querySelector(".post--mine [data-coming], :not(#posts) > .post [data-coming]")) void this.#code().then((code) => code.showOwn(this.root, this.#teacher!), () => undefined);
  }

  /** Posts that wait to be sent have their pictures' places. */
  waits(drawn: readonly Element[], waiting: readonly Waiting[]): void {
    drawn.forEach((post, at) => {
      const lines = (waiting[at]?.fields ?? []).filter(([name]) => name === "Ask.Pictures").map(([, line]) => make("p", { class: "post__coming", "data-coming": line }));
      post.querySelector(".typed")?.after(...lines);
    });
  }

  get #script(): string {
    return this.#panel.dataset["script"]!;
  }

  #code(): Promise<Code> {
    return import(this.#script) as Promise<Code>;
  }

  async #open(isPressed: boolean): Promise<void> {
    try {
      (await this.#code()).open(this.#panel, this.#teacher!);
      this.#isOpen = true;
      if (isPressed) this.#panel.querySelector<HTMLElement>("[data-opens]")!.click();
    } catch {
      if (isPressed) this.#panel.querySelector("[data-told]")!.textContent = this.#panel.dataset["noCode"]!;
    }
  }

  #askFirst(picture: HTMLAnchorElement): void {
    picture.dataset["asks"] = "";
    const img = picture.querySelector("img");
    // The server may have said so already.
    if (img) {
      const address = img.src;
      img.removeAttribute("src");
      picture.replaceChildren(`${this.root.dataset["showPicture"]}: ${img.alt}`);
      picture.addEventListener("click", (event) => {
        event.preventDefault();
        img.src = address;
        picture.replaceChildren(img);
      }, { once: true });
    } else
      picture.addEventListener("click", (event) => {
        event.preventDefault();
        picture.replaceChildren(make("img", { src: picture.href, alt: picture.dataset["picture"]!, width: picture.dataset["width"], height: picture.dataset["height"] }));
      }, { once: true });
  }
}
