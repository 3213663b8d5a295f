import type { Choices } from "../Features/Plans/page";
import { showPlan } from "../Features/Plans/plan.island";
import type { Words } from "../Features/Plans/say";
import type { DocumentLine } from "./documents/document";
import { unsentAsFile } from "./documents/leftovers";
import { openDocument } from "./documents/open";
import { createTextEditor, createToolbar } from "./editor/editor";

/** The document page of this visit, and what it needs. */
export interface DocumentPage {
  readonly element: HTMLElement;
  readonly teacher: string;
  readonly line: DocumentLine;
  /** Of the first page that was loaded. */
  readonly nonce: string;
  /** Once the page is left, what the document made of it is taken away; its last words are kept and given. */
  readonly left: AbortSignal;
}

/** Opens the document of a page, and makes the page one that can be written on. */
export async function openDocumentPage({ element, teacher, line, nonce, left }: DocumentPage): Promise<void> {
  const { id = "", document: kind } = element.dataset;
  if (kind !== "plan" || left.aborted) return;
  const [words, choices] = [read<Words>("[data-words]"), read<Choices>("[data-choices]")];
  const open = await openDocument({ id, teacher, line });
  left.addEventListener("abort", () => void open.close());
  if (left.aborted) return open.close();
  // Until then what the server drew can be read.
  await open.ready;
  if (left.aborted) return;
  const shown = showPlan(element, open, words, choices, nonce, {
    createTextEditor,
    createToolbar,
    unsentAsFile: (say) => unsentAsFile(teacher, id, say),
  });
  left.addEventListener("abort", () => shown.destroy());
}

function read<T>(name: string): T {
  return JSON.parse(document.querySelector(`script${name}`)?.textContent ?? "{}") as T;
}
