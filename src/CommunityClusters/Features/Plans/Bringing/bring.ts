import { sendBegun } from "../../../Client/begun-form";
import { isEditorKept, keepEditor } from "../../../Client/keeping-editor";
import { meta } from "../../../Client/look";
import type { WrittenSection } from "../brought-content";
import type { Place } from "../frame";
import { sayer, type Words } from "../say";
import { mostPhotos, pagesAsSection, type Picture, pictureOf, planOf, withoutPictures } from "./brought";
import { forgetShown, showPages, showSections } from "./parts";

const editor = () => import(meta("editor-script")) as Promise<typeof import("../../../Client/editor")>;
const word = () => import(meta("word-script")) as Promise<typeof import("../../../Client/word")>;

const problems = { broken: "bring.broken", old: "bring.old", locked: "bring.locked", other: "bring.no-word", large: "bring.large", long: "bring.long", empty: "bring.empty-file" } as const;

/** The page on which a plan is made of a file of Word's or of photographed pages. All of it is read on this phone. */
class Bringing {
  readonly #say = sayer(JSON.parse(document.querySelector("script[data-bring-words]")?.textContent ?? "{}") as Words, document.documentElement.lang || "en");
  readonly #form: HTMLFormElement;
  readonly #topic: HTMLInputElement;
  /** Of the newest choice alone is shown what comes of it. */
  #choice = 0;
  #sections: readonly WrittenSection[] = [];
  #pictures: Picture[] = [];
  #areMorePages = false;
  /** Once it is on the phone's disk it is this plan, however often it is sent. */
  #made: { readonly place: Place; readonly content: string } | undefined;

  constructor(readonly root: HTMLElement) {
    this.#form = root.querySelector("form")!;
    this.#topic = this.#form.querySelector<HTMLInputElement>("[name='Ask.Topic']")!;
    for (const button of root.querySelectorAll<HTMLElement>("[data-choose]")) {
      const field = root.querySelector<HTMLInputElement>(`[data-file=${button.dataset["choose"]}]`)!;
      button.addEventListener("click", () => field.click());
      field.addEventListener("change", () => {
        const files = [...(field.files ?? [])];
        // The same file can be chosen again.
        field.value = "";
        if (files.length) void (field.dataset["file"] === "word" ? this.#word(files[0]!) : this.#photos(files)).catch(() => this.#tell("bring.no-signal"));
      });
    }
    this.#other.addEventListener("click", () => this.#again());
    this.#without.addEventListener("click", () => this.#leavePictures());
    this.#form.addEventListener("submit", (event) => this.#submit(event), { capture: true });
  }

  async #word(file: File): Promise<void> {
    const choice = this.#reads(file.name);
    const read = await (await word()).wordIn(file);
    if (choice !== this.#choice) return;
    if (typeof read === "string") return this.#tell(problems[read], file.name);
    // Not before: it is thirty times the reader's size, and nobody pays for it with a file that is none.
    const code = await editor();
    const { topic, sections, pictures, left } = await planOf(read, file.name, this.#say("bring.picture"), code);
    if (choice !== this.#choice) return;
    [this.#sections, this.#pictures] = [sections, pictures];
    this.#show(this.#say("bring.understood"), this.#say("bring.understood.how"), left ? this.#say("bring.pictures.left", { count: left }) : "");
    this.#topic.value = topic.replace(/\s+/g, " ").slice(0, this.#topic.maxLength);
    showSections(this.#list, sections, this.#say);
  }

  async #photos(files: readonly File[]): Promise<void> {
    const choice = this.#reads(files.map(({ name }) => name)[0]!);
    const left: string[] = [];
    for (const file of files) {
      const picture = this.#pictures.length < mostPhotos ? await pictureOf(file) : undefined;
      if (choice !== this.#choice) return;
      if (picture) this.#pictures.push(picture);
      else left.push(file.name);
    }
    this.#areMorePages = true;
    this.#showPages(left.length ? `${left.join(", ")}: ${this.#say("bring.photos.left", { count: mostPhotos })}` : "");
  }

  #showPages(left = ""): void {
    if (!this.#pictures.length) {
      this.#again();
      if (left) this.#tellThis(left);
      return;
    }
    this.#show(this.#say("bring.pages", { count: this.#pictures.length }), this.#say("bring.pages.how"), left);
    this.#sections = [pagesAsSection(this.#pictures, this.#say("bring.pages.section"), (number) => this.#say("bring.page", { number }))];
    showPages(this.#list, this.#pictures, this.#say, (page) => {
      this.#pictures = this.#pictures.filter((other) => other !== page);
      this.#showPages();
      this.#head.focus();
    });
  }

  get #list(): HTMLElement {
    return this.#form.querySelector("[data-parts]")!;
  }

  get #other(): HTMLElement {
    return this.#form.querySelector("[data-other]")!;
  }

  get #without(): HTMLElement {
    return this.root.querySelector("[data-without]")!;
  }

  get #head(): HTMLElement {
    return this.#form.querySelector("[data-head]")!;
  }

  #reads(name: string): number {
    this.#tellThis("");
    this.#busy(this.#say("bring.reading", { name }));
    return ++this.#choice;
  }

  #show(head: string, how: string, left: string): void {
    this.#busy("");
    this.#head.textContent = head;
    this.#form.querySelector("[data-how]")!.textContent = how;
    const note = this.#form.querySelector<HTMLElement>("[data-left]")!;
    note.textContent = left;
    note.hidden = left === "";
    this.#form.hidden = false;
    // More pages can be added; a file of Word's is one.
    for (const way of this.root.querySelectorAll<HTMLElement>("[data-way]")) way.hidden = !(this.#areMorePages && way.dataset["way"] === "photos");
    this.#head.focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  #again(): void {
    this.#choice++;
    forgetShown();
    [this.#sections, this.#pictures, this.#areMorePages, this.#made] = [[], [], false, undefined];
    this.#topic.readOnly = false;
    this.#topic.value = "";
    this.#form.hidden = true;
    this.#tellThis("");
    this.#busy("");
    for (const way of this.root.querySelectorAll<HTMLElement>("[data-way]")) way.hidden = false;
    this.root.querySelector<HTMLElement>("[data-choose]")!.focus();
  }

  #submit(event: Event): void {
    if (this.#form.dataset["made"] !== undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#topic.value = this.#topic.value.replace(/\s+/g, " ").trim();
    if (!this.#topic.value) {
      this.#tell("plans.begin.topic.missing");
      this.#topic.focus();
      return;
    }
    this.#tellThis("");
    this.#form.dataset["made"] = "";
    void this.#begin().catch((error: unknown) => this.#tellWhyNot(error)).finally(() => delete this.#form.dataset["made"]);
  }

  async #begin(): Promise<void> {
    const { cluster = "", name = "" } = this.root.dataset;
    const teacher = meta("teacher");
    const code = await editor();
    if (!this.#made) {
      const place = { id: crypto.randomUUID(), cluster, name, topic: this.#topic.value };
      const content = await code.keepPlan(teacher, place, { topic: place.topic, subject: "", grades: [], minutes: null }, this.#sections, this.#pictures);
      this.#made = { place, content };
      this.#topic.readOnly = true;
      this.#other.hidden = true;
    }
    const mayWait = !document.querySelector("meta[name=shared-phone]") && (await isEditorKept(teacher).catch(() => false));
    const { place, content } = this.#made;
    await sendBegun(this.#form, { id: place.id, content, path: code.pathOf(place), makePage: () => code.makePage(meta("teacher"), place) }, mayWait);
  }

  /** Nothing was sent, and what was chosen is still here. */
  #tellWhyNot(error: unknown): void {
    // Only the disk fails so; anything else was to come over the line.
    if (!(error instanceof DOMException)) return this.#tell("bring.no-signal");
    const size = Math.ceil(this.#pictures.reduce((sum, { bytes }) => sum + bytes.length, 1) / 2 ** 20);
    this.#tellThis(this.#say("bring.no-room", { size }));
    // Pages on paper are nothing but their pictures, and each can be taken out.
    this.#without.hidden = this.#areMorePages || !this.#pictures.length || this.#made !== undefined;
  }

  #leavePictures(): void {
    this.#sections = this.#sections.map((section) => ({ ...section, text: withoutPictures(section.text, this.#pictures) }));
    this.#pictures = [];
    this.#form.requestSubmit();
  }

  #busy(sentence: string): void {
    this.root.querySelector("[data-busy]")!.textContent = sentence;
  }

  #tell(key: string, name = ""): void {
    this.#tellThis((name ? `${name}: ` : "") + this.#say(key));
  }

  #tellThis(sentence: string): void {
    this.#busy("");
    this.#without.hidden = true;
    const problem = this.root.querySelector<HTMLElement>("[data-problem]")!;
    problem.hidden = sentence === "";
    problem.textContent = sentence;
    if (sentence) problem.scrollIntoView({ block: "nearest" });
  }
}

function open(): void {
  forgetShown();
  const root = document.querySelector<HTMLElement>("[data-bring]");
  if (!root || root.dataset["opened"] !== undefined) return;
  root.dataset["opened"] = "";
  new Bringing(root);
  // Where plans can be begun without signal, they can be brought without it as well.
  void isEditorHere().then((isHere) => (isHere ? keepEditor(meta("teacher"), [location.pathname]) : undefined)).catch(() => undefined);
}

async function isEditorHere(): Promise<boolean> {
  return "caches" in globalThis && (await caches.match(meta("editor-script"))) !== undefined;
}

document.addEventListener("turbo:load", open);
open();
