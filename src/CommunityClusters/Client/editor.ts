import { adoptEditorStyles } from "./editor/adopted";
import { StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Choices } from "../Features/Plans/page";
import { type Begun, firstContent } from "../Features/Plans/begin";
import { sectionsOfBeginning } from "../Features/Plans/Templates/beginnings";
import { sectionsOnPhone } from "../Features/Plans/Templates/on-phone";
import { begunHere } from "../Features/Plans/begun-here";
import type { WrittenSection } from "../Features/Plans/brought-content";
import { pathOf, type Place } from "../Features/Plans/frame";
import { type BroughtPicture, keepBrought } from "../Features/Plans/keep-brought";
import { showPlan } from "../Features/Plans/plan.island";
import { takeOut } from "../Features/Plans/take-out-file";
import type { DocumentLine } from "./documents/document";
import { toBase64 } from "./documents/base64";
import { sendWaiting, unsentAsFile } from "./documents/leftovers";
import { openDocument } from "./documents/open";
import { createTextEditor, createToolbar } from "./editor/editor";
import { Files } from "./files/files";
import { filesLine } from "./files/files-line";
import { filesHere } from "./files/here";
import { filesOf } from "./files/of-teacher";
import { keepEditor } from "./keeping-editor";
import { sayWhereRoomIsLittle } from "./little-room";
import { openOtherPage } from "./other-documents";
import { wordsOfPage } from "./words-of-page";

export { planOf, textOf } from "../Features/Plans/brought-sections";
export { makePage, pathOf } from "../Features/Plans/frame";
export { offerWhatIsHere } from "../Features/Plans/Templates/on-phone";
export { forgetPlan, showWaitingPlans, textsOf } from "../Features/Plans/waiting-plans";
export { contentOf } from "./other-documents";
export { keepDocument } from "./documents/keeping";
export { sendWaiting } from "./documents/leftovers";
export { sendFiles, showWaitingFiles } from "./files/waiting-files";

/** The document page of this visit, and what it needs. */
export interface DocumentPage {
  readonly element: HTMLElement;
  readonly teacher: string;
  readonly line: DocumentLine;
  /** Once the page is left, what the document made of it is taken away; its last words are kept and given. */
  readonly left: AbortSignal;
}

adoptEditorStyles();

/** Opens the document of a page, and makes the page one that can be written on. What is no plan has a script of its own. */
export async function openDocumentPage(page: DocumentPage): Promise<void> {
  const { element, teacher, line, left } = page;
  const { id = "", document: kind, cluster = "" } = element.dataset;
  if (left.aborted) return;
  if (kind !== "plan") return openOtherPage(page, openDocumentPage);
  const [words, choices] = [await wordsOfPage(), JSON.parse(document.querySelector("script[data-choices]")?.textContent ?? "{}") as Choices];
  if (left.aborted) return;
  const begun = await begunHere(teacher, id, pathOf({ id, cluster }), left);
  const open = await openDocument({ id, teacher, line, cluster, begun: begun?.sent });
  let shown: ReturnType<typeof showPlan> | undefined;
  function close(): Promise<void> {
    // First what is typed and not yet set, for it goes into the document.
    shown?.destroy();
    shown = undefined;
    return open.close();
  }
  if (left.aborted) return void close();
  left.addEventListener("abort", () => void close());
  /** Who may have it again sees it as anybody who opens the page: all that was drawn for who may only read goes. */
  async function openAgain(): Promise<boolean> {
    if ((open.access !== "over" && open.access !== "unknown") || !(await open.isBack()) || left.aborted) return false;
    await close();
    location.reload();
    return true;
  }
  // Who comes back to the cluster does so on another page.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void openAgain(), { signal: left });
  left.addEventListener("abort", line.onOpen(() => open.isOver && void openAgain()));
  open.onForgotten(() => void close().then(() => openDocumentPage(page)));
  // What was written in others without signal, and closed since.
  void sendWaiting(teacher, id).catch(() => undefined);
  // From now on plans can be begun and written here without signal.
  void keepEditor(teacher, [`/clusters/${cluster}/plans`, `/clusters/${cluster}/plans/bring`, "/plans", "/waiting"]).catch(() => undefined);
  // Until then what the server drew can be read.
  await open.ready;
  if (left.aborted) return;
  const files = filesOf(teacher);
  // They could not go before the plan was there.
  void begun?.sent.then(() => left.aborted || files.send());
  // A line that is there again is signal.
  const stopWaiting = line.onOpen(() => files.send());
  let tell: (sentence: string) => void = () => undefined;
  const here = filesHere(files, { document: id, room: cluster }, (key) => (typeof words[key] === "string" ? words[key] : key), (sentence) => tell(sentence));
  left.addEventListener("abort", () => {
    stopWaiting();
    here.end();
  });
  shown = showPlan(element, open, words, choices, {
    createTextEditor(settings) {
      const editor = createTextEditor({ ...settings, files: here });
      // The line one writes in is never under what is always to be seen above it.
      const margins = EditorView.scrollMargins.of(() => ({ top: element.querySelector<HTMLElement>(".plan__bar")?.offsetHeight ?? 0 }));
      editor.view.dispatch({ effects: StateEffect.appendConfig.of(margins) });
      return editor;
    },
    createToolbar,
    showFiles(page) {
      const line = filesLine({ document: page.document, say: page.say, announce: page.announce, takeOut: (gone) => takeOut(page.doc, files, gone) }, files);
      tell = line.tell;
      return line;
    },
    beginAgain: () => void open.forget(),
    openAgain,
    unsentAsFile: (say) => unsentAsFile(teacher, id, say),
  });
  const [notes, full] = [element.querySelector<HTMLElement>(".plan__notes"), words["doc.little-room"]];
  if (open.mayWrite && notes && typeof full === "string") void sayWhereRoomIsLittle(notes, full, left);
}

/**
 * The first content of a plan, as a form sends it; none where this phone cannot make it.
 * @param template the code of a beginning, or the id of a template
 * @param at how far the page says that the template's log is
 */
export async function firstContentOf(begun: Begun, teacher: string, template: string, at: number): Promise<string | undefined> {
  const sections = sectionsOfBeginning(template) ?? (await sectionsOnPhone(teacher, template, at));
  const content = sections && toBase64(firstContent(begun, sections));
  return content && content.length <= mostContent ? content : undefined;
}

/** The server takes 64 KB from a phone; what is larger it copies itself. */
const mostContent = 4 * Math.ceil((64 * 1024) / 3);

/** Keeps a plan that was brought on this phone. @returns its first content, as a form sends it */
export async function keepPlan(teacher: string, place: Place, begun: Begun, sections: readonly WrittenSection[], pictures: readonly BroughtPicture[]): Promise<string> {
  // These send nothing: there is no plan yet that could take it.
  const waiting = new Files(teacher);
  try {
    return await keepBrought(teacher, waiting, place, begun, sections, pictures);
  } finally {
    await waiting.close();
  }
}
