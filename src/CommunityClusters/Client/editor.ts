import { adoptEditorStyles } from "./editor/adopted";
import { StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Choices } from "../Features/Plans/page";
import { type Begun, firstContent } from "../Features/Plans/begin";
import { begunHere } from "../Features/Plans/begun-here";
import { showPlan } from "../Features/Plans/plan.island";
import type { Words } from "../Features/Plans/say";
import type { DocumentLine } from "./documents/document";
import { toBase64 } from "./documents/base64";
import { sendWaiting, unsentAsFile } from "./documents/leftovers";
import { openDocument } from "./documents/open";
import { createTextEditor, createToolbar } from "./editor/editor";
import { keepEditor } from "./keeping-editor";

export { makePage, pathOf } from "../Features/Plans/frame";
export { forgetPlan, showWaitingPlans } from "../Features/Plans/waiting-plans";
export { sendWaiting } from "./documents/leftovers";

/** The document page of this visit, and what it needs. */
export interface DocumentPage {
  readonly element: HTMLElement;
  readonly teacher: string;
  readonly line: DocumentLine;
  /** Once the page is left, what the document made of it is taken away; its last words are kept and given. */
  readonly left: AbortSignal;
}

adoptEditorStyles();

/** Opens the document of a page, and makes the page one that can be written on. */
export async function openDocumentPage({ element, teacher, line, left }: DocumentPage): Promise<void> {
  const { id = "", cluster = "", document: kind } = element.dataset;
  if (kind !== "plan" || left.aborted) return;
  const [words, choices] = [read<Words>("[data-words]"), read<Choices>("[data-choices]")];
  const begun = await begunHere(teacher, id, cluster, left);
  const open = await openDocument({ id, teacher, line, cluster, begun: begun?.sent });
  let shown: ReturnType<typeof showPlan> | undefined;
  function close(): void {
    // First what is typed and not yet set, for it goes into the document.
    shown?.destroy();
    void open.close();
  }
  if (left.aborted) return close();
  left.addEventListener("abort", close);
  // What was written in others without signal, and closed since.
  void sendWaiting(teacher, id).catch(() => undefined);
  // From now on plans can be begun and written here without signal.
  void keepEditor(teacher, [`/clusters/${cluster}/plans`, "/plans", "/waiting"]).catch(() => undefined);
  // Until then what the server drew can be read.
  await open.ready;
  if (left.aborted) return;
  shown = showPlan(element, open, words, choices, {
    createTextEditor(settings) {
      const editor = createTextEditor(settings);
      // The line one writes in is never under what is always to be seen above it.
      const margins = EditorView.scrollMargins.of(() => ({ top: element.querySelector<HTMLElement>(".plan__bar")?.offsetHeight ?? 0 }));
      editor.view.dispatch({ effects: StateEffect.appendConfig.of(margins) });
      return editor;
    },
    createToolbar,
    unsentAsFile: (say) => unsentAsFile(teacher, id, say),
  });
}

/** The first content of a plan, as a form sends it. */
export function firstContentOf(begun: Begun): string {
  return toBase64(firstContent(begun));
}

function read<T>(name: string): T {
  return JSON.parse(document.querySelector(`script${name}`)?.textContent ?? "{}") as T;
}
