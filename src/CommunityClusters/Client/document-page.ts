import { lineOfPage } from "./live-line";
import { dressPage, meta } from "./look";

/**
 * Opens the document of a page that has `[data-document]`. The editor's code and look are fetched for such a page only.
 */
export function openDocumentPages(): void {
  let page: AbortController | undefined;

  function leave(): void {
    page?.abort();
    page = undefined;
  }
  async function open(): Promise<void> {
    leave();
    const element = document.querySelector<HTMLElement>("[data-document]");
    const [script, style, teacher] = [meta("editor-script"), meta("editor-style"), meta("teacher")];
    if (!element || !script || !teacher) return;
    const { signal } = (page = new AbortController());
    const code = import(script) as Promise<typeof import("./editor")>;
    const [editor, line] = await Promise.all([code, lineOfPage(), style ? dressPage(style) : undefined]);
    if (line && !signal.aborted) await editor.openDocumentPage({ element, teacher, line: line.documents, left: signal });
  }

  // Without signal and without the editor on the phone the page stays one to read.
  document.addEventListener("turbo:load", () => void open().catch(() => undefined));
  // Before Turbo keeps a copy of the page, and before it shows another: a page that may not be kept has no first of these.
  for (const leaving of ["turbo:before-cache", "turbo:before-render"]) document.addEventListener(leaving, leave);
}
