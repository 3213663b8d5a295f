import { type FileAddress, mention } from "../../../Client/files/address";
import type { Growing } from "../../../Client/files/growing";
import { filesOf } from "../../../Client/files/of-teacher";
import { scaled } from "../../../Client/files/scale";
import { hasLittleRoom } from "../../../Client/little-room";
import { make, write } from "../../../Client/make";
import type { Leaving } from "../../../Client/recording-pages";
import { addressIn, lineOf, wordsIn } from "./lines";

export { sendFiles, showWaitingFiles } from "../../../Client/files/waiting-files";

/** Pictures that were put in here and whose post was not sent yet. They are on the phone's disk, and go with their post. */
const chosen = new Map<string, { readonly grows: Growing; readonly bytes: Uint8Array<ArrayBuffer> }>();
/** What this phone has of pictures, as addresses for the page; a handful, as long as the visit lasts. */
const shown = new Map<string, string>();
const panels = new WeakSet<HTMLElement>();
const places = new WeakSet<HTMLElement>();

/** Makes a page's panel one by which pictures are put into what is written; what it has in its fields already is shown. */
export function open(panel: HTMLElement, teacher: string): void {
  if (panels.has(panel)) return;
  panels.add(panel);
  const form = panel.closest("form")!;
  const needed = form.querySelector<HTMLTextAreaElement>("textarea[data-needed]")!;
  const [opens, asks, told, list] = ["[data-opens]", "[data-asks]", "[data-told]", "[data-shots]"].map((part) => panel.querySelector<HTMLElement>(part)!) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const template = panel.querySelector<HTMLTemplateElement>("template")!;
  const says = panel.dataset;
  const most = Number(says["most"]);
  let putting: Promise<void> | undefined;

  const there = [...panel.querySelectorAll<HTMLInputElement>("input[type=hidden]")].map((input) => (input.remove(), input.value));
  for (const line of there) show(line);
  changed();
  opens.addEventListener("click", () => ask(asks.hasAttribute("hidden")));
  panel.querySelector("[data-not]")!.addEventListener("click", () => {
    ask(false);
    opens.focus();
  });
  chooser("[data-take]", true);
  chooser("[data-choose]", false);
  // The post is on the phone's disk now, or with the server, and what it shows goes too.
  form.addEventListener("queued", send);
  form.addEventListener("turbo:submit-end", (event) => (event as CustomEvent<{ success: boolean }>).detail.success && send());
  // A page that is left by one of its own links first finds its place for a picture that was taken.
  document.addEventListener("leaving", (event) => void (putting && panel.isConnected && (event as Leaving).detail(putting)));

  function ask(isOpen: boolean): void {
    asks.hidden = !isOpen;
    opens.setAttribute("aria-expanded", String(isOpen));
    write(told, "");
    sayWhetherBusy();
    if (isOpen) panel.querySelector<HTMLElement>("[data-take]")!.focus();
  }

  /** The camera is another program: the page that waits for its picture must still be there when it comes. */
  function sayWhetherBusy(): void {
    panel.toggleAttribute("data-busy", !asks.hidden || putting !== undefined);
  }

  function chooser(of: string, withCamera: boolean): void {
    const field = make("input", { type: "file", accept: "image/*", hidden: true, ...(withCamera ? { capture: "environment" } : {}) });
    const button = panel.querySelector<HTMLElement>(of)!;
    button.after(field);
    button.addEventListener("click", () => field.click());
    field.addEventListener("change", () => {
      const [file] = field.files ?? [];
      field.value = "";
      if (!file) return;
      putting = put(file).finally(() => {
        putting = undefined;
        sayWhetherBusy();
      });
      ask(false);
      opens.focus();
    });
  }

  async function put(file: File): Promise<void> {
    try {
      const [picture, isShort] = await Promise.all([scaled(file), hasLittleRoom()]);
      if (isShort || !picture) return write(told, says[isShort ? "noRoom" : "noPicture"]!);
      const { bytes, ending, width, height } = picture;
      const grows = await filesOf(teacher).grow({ document: says["talk"]!, room: says["room"]!, name: `${says["name"]}${ending}`, ending });
      await grows.keep(bytes);
      chosen.set(grows.id, { grows, bytes });
      show(mention({ id: grows.id, ending, width, height }, says["name"]!));
      changed();
      list.lastElementChild!.querySelector("input")!.focus();
    } catch {
      write(told, says["noRoom"]!);
    }
  }

  function show(line: string): void {
    const file = addressIn(line);
    if (!file) return;
    const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const [words, value] = [row.querySelector<HTMLInputElement>("input[type=text]")!, row.querySelector<HTMLInputElement>("input[type=hidden]")!];
    value.value = line;
    words.value = wordsIn(line) === says["name"] ? "" : wordsIn(line);
    words.addEventListener("input", () => (value.value = lineOf(line, words.value.trim() || says["name"]!)));
    row.querySelector("[data-remove]")!.addEventListener("click", () => {
      row.remove();
      // Nobody was sent it, and it is not kept.
      void chosen.get(file.id)?.grows.end(new Uint8Array());
      chosen.delete(file.id);
      changed();
      opens.focus();
    });
    list.append(row);
    void drawInto(row.querySelector("img")!, file, teacher);
  }

  function changed(): void {
    const count = list.children.length;
    list.hidden = count === 0;
    opens.hidden = count >= most;
    // A picture alone says something, too.
    needed.toggleAttribute("data-needed", count === 0);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function send(): void {
    if (list.children.length > 0) tellUntilSent(teacher);
    for (const value of list.querySelectorAll<HTMLInputElement>("input[type=hidden]")) {
      const id = addressIn(value.value)?.id ?? "";
      const { grows, bytes } = chosen.get(id) ?? {};
      if (bytes) void grows!.end(bytes).catch(() => undefined);
      chosen.delete(id);
    }
    list.replaceChildren();
    changed();
  }
}

/** How much waits is said anew whenever something was sent. */
function tellUntilSent(teacher: string): void {
  const files = filesOf(teacher);
  const end = files.onChange(() => {
    document.dispatchEvent(new Event("drawn"));
    if (files.waiting.length === 0) end();
  });
}

/** Shows pictures that wait on this phone where their post says that they are on their way. */
export async function showOwn(root: ParentNode, teacher: string): Promise<void> {
  for (const place of root.querySelectorAll<HTMLElement>("[data-coming]")) {
    const file = addressIn(place.dataset["coming"] ?? "");
    if (!file || places.has(place)) continue;
    places.add(place);
    const own = shown.get(file.id) ?? (await addressHere(file, teacher));
    if (!own) continue;
    place.prepend(make("img", { src: own, alt: wordsIn(place.dataset["coming"]!), width: file.width, height: file.height }));
    const refused = (await filesOf(teacher).all().catch(() => [])).find(({ id }) => id === file.id)?.refused;
    if (!refused) continue;
    place.querySelector("[data-says]")?.remove();
    place.append(make("span", { "data-refused": true }, refused));
  }
}

async function drawInto(img: HTMLImageElement, file: FileAddress, teacher: string): Promise<void> {
  img.src = shown.get(file.id) ?? (await addressHere(file, teacher)) ?? file.path;
}

/** An address of a picture that is on this phone and was not sent, or only just. */
async function addressHere({ id, path }: FileAddress, teacher: string): Promise<string | undefined> {
  const bytes = chosen.get(id)?.bytes ?? (await filesOf(teacher).all().catch(() => [])).find((file) => file.id === id)?.bytes;
  if (!bytes) return undefined;
  const address = shown.get(id) ?? URL.createObjectURL(new Blob([bytes], { type: path.endsWith(".png") ? "image/png" : "image/jpeg" }));
  shown.set(id, address);
  return address;
}
