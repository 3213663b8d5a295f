import { visit } from "@hotwired/turbo";
import { Outbox, type Waiting } from "./outbox";
import { sendAll } from "./sending";
import { showWaiting } from "./waiting-list";
import { saveAsFile, showWaitingPage, textOf } from "./waiting-page";
import { idOf, isNext } from "./once";
import { pause } from "./pause";
import { askToKeep, showWhetherKept } from "./storage";
import { documentsWaiting, filesWaiting } from "./waiting-words";

export type FilesCode = Pick<typeof import("./files/waiting-files"), "sendFiles" | "showWaitingFiles">;

let outbox: Outbox | undefined;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The queue of the teacher whose page this is; none for a visitor, or where the browser has no safe place for it. */
export function myOutbox(): Outbox | undefined {
  const teacher = document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
  if (!teacher || !isSecureContext || !("indexedDB" in window)) return undefined;
  if (outbox?.teacher !== teacher) outbox = new Outbox(teacher);
  return outbox;
}

/** Forms with `data-waits` put what they send into the queue first, so that a lost connection loses nothing. */
export function enableWaiting(): void {
  addEventListener("submit", queueInstead, { capture: true });
  for (const event of ["online", "pageshow"]) addEventListener(event, hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
  document.addEventListener("turbo:load", () => {
    void refresh();
    hurry();
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-send-now]")) hurry();
    const save = target.closest<HTMLElement>("[data-save]");
    const queue = myOutbox();
    if (save && queue) void textsWaiting(queue).then((texts) => saveAsFile(texts, save.dataset["save"] ?? ""));
  });
  document.addEventListener("drawn", () => void refresh());
}

function queueInstead(event: SubmitEvent): void {
  const form = event.target;
  const queue = myOutbox();
  if (!(form instanceof HTMLFormElement) || !form.dataset["waits"] || form.dataset["unkept"] !== undefined || !queue) return;
  // What cannot be taken is not kept: the server says beside the field what is missing.
  if ([...form.querySelectorAll<HTMLInputElement>("[data-needed]")].some((field) => field.value.trim() === "")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // The second tap of a double tap; a form that was emptied has another id.
  if (form.matches(".form") && form.dataset["queuing"] !== undefined) return;
  form.dataset["queuing"] = "";
  const submitter = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined;
  void askToKeep();
  // The script of its page may have something to add, and to note once it is kept.
  form.dispatchEvent(new CustomEvent("queues", { bubbles: true, detail: { teacher: queue.teacher } }));
  const waiting = toWaiting(form, submitter);
  const queued = new Map(textsOf(form).map((field) => [field, field.value]));
  // A tap that was made before and waits, or was refused, is this tap.
  void queue.add(waiting, form.dataset["instead"] !== undefined).then(() => {
    form.dispatchEvent(new CustomEvent("queued", { bubbles: true, detail: { teacher: queue.teacher, fields: waiting.fields } }));
    if (form.matches(".form")) emptied(form, queued);
    delete form.dataset["queuing"];
    hurry();
    if (waiting.leads) visit(waiting.leads);
    return refresh();
  }, () => {
    // The phone is full. It is sent as it stands, and where there is no signal either it stays in the page, which says so.
    delete form.dataset["queuing"];
    form.dataset["unkept"] = "";
    form.requestSubmit(submitter);
    delete form.dataset["unkept"];
  });
}

/** What waits, to be read: what was sent by forms, and the documents in which words wait. */
async function textsWaiting(queue: Outbox): Promise<string[]> {
  const sent = (await queue.all()).map((one) => one.says);
  const written = (await documentsWaiting(queue.teacher)).length > 0 ? await editorCode()?.().then((code) => code.textsOf(queue.teacher)) : undefined;
  return [...sent, ...(written ?? [])];
}

/** What a form would send, with an id of its own, so that it may arrive twice and is done once. */
function toWaiting(form: HTMLFormElement, submitter?: HTMLButtonElement): Waiting {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const fields = [...data].filter(([name]) => name !== "__RequestVerificationToken").map(([name, value]): [string, string] => [name, String(value)]);
  const url = new URL(submitter?.getAttribute("formaction") ?? form.action, location.href);
  const action = url.pathname + url.search;
  const own = fields.find(([name]) => name.endsWith("CommandId"));
  if (own) own[1] = idOf(form, fields, action);
  else fields.push(["CommandId", crypto.randomUUID()]);
  const { leads } = form.dataset;
  return { kind: form.dataset["waits"]!, says: textOf(fields, submitter), action, fields, ...(leads ? { leads } : {}) };
}

function textsOf(form: HTMLFormElement): (HTMLTextAreaElement | HTMLInputElement)[] {
  return [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]")];
}

/** Empties a form of what was queued; what was typed while the phone wrote that to its disk stays. */
function emptied(form: HTMLFormElement, queued: ReadonlyMap<Element, string>): void {
  const typed = textsOf(form).filter((field) => field.value !== queued.get(field)).map((field) => ({ field, text: field.value }));
  form.reset();
  for (const { field, text } of typed) {
    field.value = text;
    // Whoever keeps drafts keeps it, too.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  isNext(form);
  const box = form.closest("details");
  if (box && typed.length === 0) box.open = false;
}

function hurry(): void {
  tries = 0;
  void attempt();
}

async function attempt(): Promise<void> {
  clearTimeout(timer);
  const queue = myOutbox();
  if (!queue) return;
  const done = await sendAll(queue, (waiting, outcome) => {
    document.dispatchEvent(new CustomEvent("outcome", { detail: { waiting, outcome } }));
    void refresh();
  });
  // A plan that was begun here is there first, and then its words.
  const isAll = done && (await sendWords(queue.teacher).catch(() => false));
  // What belongs to words goes after them.
  if (isAll) void sendFiles(queue.teacher).catch(() => undefined);
  if (isAll) tries = 0;
  else timer = setTimeout(() => void attempt(), pause(tries++));
}

/** Sends what was written in documents whose pages are closed; the editor is on this phone, for it was written here. */
async function sendWords(teacher: string): Promise<boolean> {
  const editor = editorCode();
  // A page with a document has a line, and sends what waits in others as well.
  if (!editor || document.querySelector("[data-document]") || (await documentsWaiting(teacher)).length === 0) return true;
  const isSent = await (await editor()).sendWaiting(teacher);
  void refresh();
  return isSent;
}

/** Sends the pictures and recordings of documents whose pages are closed. From then on they see for themselves when there is signal. */
async function sendFiles(teacher: string): Promise<void> {
  const files = filesCode();
  if (!files || document.querySelector("[data-document]") || (await filesWaiting(teacher)) === 0) return;
  (await files()).sendFiles(teacher, () => void refresh());
}

/** What sends files and shows them: small code of its own, or without signal the editor's, which whoever wrote in a document has here. */
function filesCode(): (() => Promise<FilesCode>) | undefined {
  const [script, editor] = [document.querySelector<HTMLMetaElement>("meta[name=files-script]")?.content, editorCode()];
  return script && editor ? () => (import(script) as Promise<FilesCode>).catch(editor) : undefined;
}

function editorCode(): (() => Promise<typeof import("./editor")>) | undefined {
  const script = document.querySelector<HTMLMetaElement>("meta[name=editor-script]")?.content;
  return script ? () => import(script) : undefined;
}

async function refresh(): Promise<void> {
  const queue = myOutbox();
  const waiting = queue ? await queue.all() : [];
  // While a document is open its own line says where its words are.
  const written = queue && !document.querySelector("[data-document]") ? await documentsWaiting(queue.teacher) : [];
  // The words of a plan that is yet to be begun wait with it.
  const words = written.filter((id) => !waiting.some((one) => !one.refused && one.leads?.endsWith(id)));
  const files = queue && !document.querySelector("[data-document]") ? await filesWaiting(queue.teacher) : 0;
  showWaiting(waiting, words.length + files);
  document.dispatchEvent(new CustomEvent("waits", { detail: waiting }));
  showWaitingPage(queue, waiting, words, files, { editor: editorCode(), files: filesCode() }, () => void refresh());
  void showWhetherKept(waiting.length + words.length + files > 0);
}
