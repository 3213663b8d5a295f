import { giveBack } from "./files-line";
import { filesOf } from "./of-teacher";
import { sizeOf } from "./put-in";

let told: (() => void) | undefined;

/** Sends what waits of this teacher's files, now, and then by itself as long as this visit lasts. @param changed is called whenever it got further */
export function sendFiles(teacher: string, changed: () => void): void {
  const files = filesOf(teacher);
  told?.();
  told = files.onChange(changed);
  files.send();
}

/** Draws the files on the page of what waits, each with the choice to save it and to throw it away. */
export async function showWaitingFiles(list: HTMLElement, template: HTMLTemplateElement, teacher: string, changed: () => void): Promise<void> {
  const files = filesOf(teacher);
  const waiting = await files.all().catch(() => []);
  list.replaceChildren(
    ...waiting.map((file) => {
      const row = template.content.cloneNode(true) as DocumentFragment;
      row.querySelector("[data-says]")!.textContent = file.name;
      row.querySelector("[data-refused]")!.textContent = file.refused ?? (list.dataset["says"] ?? "").replace("{size}", sizeOf(file.bytes.length));
      const save = row.querySelector<HTMLButtonElement>("[data-save-one]")!;
      save.hidden = false;
      save.addEventListener("click", () => giveBack(file));
      row.querySelector("[data-discard]")!.addEventListener("click", () => void files.drop(file.id).then(changed));
      return row;
    }),
  );
}
