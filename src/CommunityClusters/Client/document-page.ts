import { lineOfPage } from "./live-line";

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
    const [editor, line] = await Promise.all([code, lineOfPage(), style ? dress(style) : undefined]);
    if (line && !signal.aborted) await editor.openDocumentPage({ element, teacher, line: line.documents, left: signal });
  }

  // Without signal and without the editor on the phone the page stays one to read.
  document.addEventListener("turbo:load", () => void open().catch(() => undefined));
  // Before Turbo keeps a copy of the page, and before it shows another: a page that may not be kept has no first of these.
  for (const leaving of ["turbo:before-cache", "turbo:before-render"]) document.addEventListener(leaving, leave);
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? "";
}

/** The look stays for the rest of the visit. */
function dress(address: string): Promise<void> {
  if (document.querySelector(`link[href="${CSS.escape(address)}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    // Without it the plan is plain, and can be written all the same.
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}
