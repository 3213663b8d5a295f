import { askFirst } from "../ask-first";
import { make, write } from "../make";
import { giveBack } from "./files-line";
import { filesOf } from "./of-teacher";
import { sizeOf } from "./put-in";
import type { WaitingFile } from "./store";

/** A page from earlier has rows that nobody hears. */
const drawn = new WeakSet<Element>();
let told: (() => void) | undefined;

/** Sends what waits of this teacher's files, now, and then by itself as long as this visit lasts. @param changed is called whenever it got further */
export function sendFiles(teacher: string, changed: () => void): void {
  const files = filesOf(teacher);
  told?.();
  told = files.onChange(changed);
  files.send();
}

/** Draws the files on the page of what waits, each with the choice to save it and, after a question, to throw it away. */
export async function showWaitingFiles(list: HTMLElement, template: HTMLTemplateElement, teacher: string, changed: () => void): Promise<void> {
  const files = filesOf(teacher);
  const all = await files.all().catch(() => []);
  // What is still made on another page would come again.
  const waiting = all.filter((file) => !file.growing);
  for (const row of [...list.children] as HTMLElement[]) if (!drawn.has(row) || !waiting.some((file) => file.id === row.dataset["id"])) takeAway(row);
  const rows = new Map(([...list.children] as HTMLElement[]).map((row) => [row.dataset["id"], row]));
  // A row stays the same while others go: whoever is about to touch it touches it.
  for (const file of waiting) {
    const row = rows.get(file.id) ?? list.appendChild(rowOf(file));
    write(row.querySelector("[data-refused]")!, file.refused ?? (list.dataset["says"] ?? "").replace("{size}", sizeOf(file.bytes.length)));
  }

  function rowOf(file: WaitingFile): HTMLElement {
    const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    drawn.add(row);
    row.dataset["id"] = file.id;
    row.querySelector("[data-says]")!.textContent = file.name;
    const save = row.querySelector<HTMLButtonElement>("[data-save-one]")!;
    save.hidden = false;
    save.addEventListener("click", () => giveBack(file));
    const question = make("div", { class: "list__below", hidden: true });
    row.append(question);
    const discard = row.querySelector<HTMLElement>("[data-discard]")!;
    const { sure = "", yes = "", no = "" } = list.dataset;
    discard.addEventListener("click", () => askFirst(question, discard, { sure, yes, no }, () => {
      takeAway(row);
      void files.drop(file.id).then(changed, changed);
    }));
    return row;
  }
}

/** Whoever was in a row that goes is in the next one, or where the page begins. */
function takeAway(row: HTMLElement): void {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const wasHere = row.contains(document.activeElement);
  row.remove();
  if (!wasHere) return;
  const heading = document.querySelector<HTMLElement>("main h1, h1");
  heading?.setAttribute("tabindex", "-1");
  (next?.querySelector<HTMLElement>("[data-discard]") ?? heading)?.focus();
}
