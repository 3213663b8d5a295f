import type * as Y from "yjs";
import { documentsOf, dropDocument, unsentAsFile } from "../../Client/documents/leftovers";
import { textOf } from "../../Client/documents/readable";
import { load } from "../../Client/documents/pieces";
import { Store } from "../../Client/documents/store";
import { dropPage } from "../../Client/kept";
import { make } from "./dom";
import { pathOf } from "./frame";
import { planAsPlainText } from "./plain";
import { rootsOf } from "./shape";

/** Draws the plans and other documents in which words wait on the page of what waits, each with the choice to save it as a file and to throw it away. */
export async function showWaitingPlans(list: HTMLElement, template: HTMLTemplateElement, teacher: string, ids: readonly string[], changed: () => void): Promise<void> {
  const rows: Node[] = [];
  for (const { id, cluster, page, waiting, over } of await documentsOf(teacher)) {
    if (!ids.includes(id)) continue;
    const row = template.content.cloneNode(true) as DocumentFragment;
    const topic = page?.title ?? (await topicOf(teacher, id));
    const says = row.querySelector<HTMLElement>("[data-says]")!;
    const path = page?.path ?? (cluster && pathOf({ cluster, id }));
    if (path && !over) says.append(make("a", { href: path }, topic));
    else says.textContent = topic;
    row.querySelector("[data-refused]")!.textContent = sentence(list, waiting, over === true);
    const save = row.querySelector<HTMLButtonElement>("[data-save-one]")!;
    save.hidden = false;
    save.addEventListener("click", () => void saveFile(teacher, id, topic, page ? textOf : planAsPlainText));
    row.querySelector("[data-discard]")!.addEventListener("click", () => void dropDocument(teacher, id).then(changed));
    rows.push(row);
  }
  list.replaceChildren(...rows);
}

/** The plans and other documents in which words wait, each as it reads; also those that were begun here and wait with their first content. */
export async function textsOf(teacher: string): Promise<string[]> {
  const texts: string[] = [];
  for (const { id, page, waiting } of await documentsOf(teacher)) {
    const file = waiting > 0 ? await unsentAsFile(teacher, id, page ? textOf : planAsPlainText) : undefined;
    if (file) texts.push(`${page?.title ?? (await topicOf(teacher, id))}\n\n${await file.text()}`);
  }
  return texts;
}

/** Forgets a plan that was begun on this phone and thrown away before it was sent. */
export async function forgetPlan(teacher: string, path: string): Promise<void> {
  await dropPage(teacher, path);
  await dropDocument(teacher, path.slice(path.lastIndexOf("/") + 1));
}

function sentence(list: HTMLElement, waiting: number, over: boolean): string {
  if (over) return list.dataset["over"] ?? "";
  const form = new Intl.PluralRules(document.documentElement.lang).select(waiting) === "one" ? "one" : "other";
  return (list.dataset[form] ?? "").replace("{count}", String(waiting));
}

async function topicOf(teacher: string, id: string): Promise<string> {
  const store = new Store(indexedDB, teacher);
  try {
    const { doc } = await load(store, id);
    const topic = rootsOf(doc).topic.toString();
    doc.destroy();
    return topic || "…";
  } finally {
    await store.close();
  }
}

async function saveFile(teacher: string, id: string, topic: string, read: (doc: Y.Doc) => string): Promise<void> {
  const file = await unsentAsFile(teacher, id, read);
  if (!file) return;
  const address = URL.createObjectURL(file);
  make("a", { href: address, download: `${topic.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 80)}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
