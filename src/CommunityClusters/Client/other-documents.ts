import * as Y from "yjs";
import { begunHere } from "../Features/Plans/begun-here";
import { sayer, type Say } from "../Features/Plans/say";
import { stateLine, type StateLine } from "../Features/Plans/state-line";
import type { Question } from "./ask-first";
import { toBase64 } from "./documents/base64";
import type { OpenDocument } from "./documents/document";
import { sendWaiting, unsentAsFile } from "./documents/leftovers";
import { openDocument } from "./documents/open";
import type { DocumentPage } from "./editor";
import type { Files } from "./files/files";
import { type FilesLine, filesLine } from "./files/files-line";
import { filesOf } from "./files/of-teacher";
import { keepEditor } from "./keeping-editor";
import { sayWhereRoomIsLittle } from "./little-room";
import { make } from "./make";
import { wordsOfPage } from "./words-of-page";

/** What the script of a page is given whose document is no plan. */
export interface OtherPage {
  readonly element: HTMLElement;
  readonly open: OpenDocument;
  /** The teacher whose page it is. */
  readonly me: string;
  readonly say: Say;
  /** What the page says of whatever follows from other data: `script[data-about]`. */
  readonly about: unknown;
  /** Where the latest words are. */
  readonly state: StateLine;
  /** Its pictures and recordings, as far as they wait on this phone. */
  readonly files: Files;
  /** What is said of those that wait. @param takeOut forgets one that is not taken, here and in the document @param asks what is asked before */
  filesLine(takeOut: (id: string) => Promise<void>, asks?: Question): FilesLine;
  /** What takes back what was typed in a text here, and nothing that others wrote. */
  undo(text: Y.Text, origin: unknown): Y.UndoManager;
  /** Another document of the same cluster, to be read beside it; closed with the page. Done once there is something to show. */
  beside(id: string): Promise<OpenDocument>;
}

/** A page of a document, made by its script. */
export interface Shown {
  /** All that is written, for a file. */
  text(): string;
  destroy(): void;
}

/**
 * Opens a document that is no plan. What the server draws:
 *
 *     <div data-document="register" data-id="GUID" data-cluster="GUID" data-title="…" data-script="/build/register-….js"> … to read … </div>
 *     <link rel="modulepreload" href="/build/register.words.en-….js" data-words>  <script type="application/json" data-about>…</script>
 *
 * A document that is a teacher's alone has `data-own`, and stays on the phone when they leave the cluster.
 */
export async function openOtherPage(page: DocumentPage, again: (page: DocumentPage) => Promise<void>): Promise<void> {
  const { element, teacher, line, left } = page;
  const { id = "", cluster = "", script = "", title = "", own } = element.dataset;
  const code = Promise.all([import(script) as Promise<{ show(page: OtherPage): Shown }>, wordsOfPage()]);
  const path = location.pathname;
  const begun = await begunHere(teacher, id, path, left);
  const open = await openDocument({ id, teacher, line, cluster: own === undefined ? cluster : undefined, page: { path, title }, begun: begun?.sent });
  let shown: Shown | undefined;
  const ends: (() => void)[] = [];
  function close(): Promise<void> {
    for (const end of ends.splice(0)) end();
    shown?.destroy();
    shown = undefined;
    return open.close();
  }
  if (left.aborted) return void close();
  left.addEventListener("abort", () => void close());
  /** Who may have it again sees it as anybody who opens the page. */
  async function openAgain(): Promise<boolean> {
    if ((open.access !== "over" && open.access !== "unknown") || !(await open.isBack()) || left.aborted) return false;
    await close();
    location.reload();
    return true;
  }
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void openAgain(), { signal: left });
  left.addEventListener("abort", line.onOpen(() => open.isOver && void openAgain()));
  open.onForgotten(() => void close().then(() => again(page)));
  void sendWaiting(teacher, id).catch(() => undefined);
  void keepEditor(teacher, [path, "/waiting"]).catch(() => undefined);
  const [{ show }, words] = await code;
  await open.ready;
  if (left.aborted) return;
  const plain = sayer(words, document.documentElement.lang || "en");
  // What is said of a plan is said of it in its own words.
  const say: Say = (key, values) => {
    const own = key.replace(/^plan\./, "doc.");
    const said = plain(own, values);
    return said === own ? plain(key, values) : said;
  };
  const files = filesOf(teacher);
  // They could not go before their document was there; and a line that is there again is signal.
  void begun?.sent.then(() => left.aborted || files.send());
  left.addEventListener("abort", line.onOpen(() => files.send()));
  const said = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const announce = (words: string): void => void (said.textContent = words);
  const state = stateLine({ document: open, say, announce }, { save: () => save(teacher, id, title, () => shown?.text() ?? ""), beginAgain: () => void open.forget(), openAgain });
  state.notes.append(said);
  // Before it is full: what is still on its way to the server has its place.
  if (open.mayWrite) void sayWhereRoomIsLittle(state.notes, say("doc.little-room"), left);
  const undo = (text: Y.Text, origin: unknown): Y.UndoManager => new Y.UndoManager(text, { trackedOrigins: new Set([origin]) });
  async function beside(other: string): Promise<OpenDocument> {
    const also = await openDocument({ id: other, teacher, line, cluster });
    if (left.aborted) void also.close();
    else ends.push(() => void also.close());
    await also.ready;
    return also;
  }
  shown = show({ element, open, me: teacher, say, about: JSON.parse(document.querySelector("script[data-about]")?.textContent ?? "null"), state, files, undo, beside, filesLine: (takeOut, asks) => filesLine({ document: open, say, announce, takeOut, asks }, files) });
  ends.push(open.onState(() => state.show()), open.onOver(() => state.show()), () => state.destroy());
  state.show();
}

/** The first content of a document that is begun on this phone, as a form sends it. */
export function contentOf(write: (doc: Y.Doc) => void): string {
  const doc = new Y.Doc();
  doc.transact(() => write(doc));
  const content = toBase64(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return content;
}

async function save(teacher: string, id: string, title: string, text: () => string): Promise<void> {
  const file = (await unsentAsFile(teacher, id, text).catch(() => undefined)) ?? new Blob([text()], { type: "text/plain;charset=utf-8" });
  const address = URL.createObjectURL(file);
  make("a", { href: address, download: `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 80)}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
