import { renderStreamMessage } from "@hotwired/turbo";
import type { Line } from "./live";

let line: Promise<Line> | undefined;

/** The line of the page that is open; none where it needs none. */
export function lineOfPage(): Promise<Line> | undefined {
  return line;
}

/**
 * Keeps a page that has `[data-watch]` up to date, and one with `[data-document]` in touch. The line's code is fetched only for
 * such a page, and one line serves all pages of a visit.
 */
export function watchOpenPage(): void {
  document.addEventListener("line", (event) => (event as CustomEvent<(of: Promise<Line> | undefined) => void>).detail(line));
  document.addEventListener("turbo:load", () => {
    const watched = document.querySelector<HTMLElement>("[data-watch], [data-document]");
    const script = document.querySelector<HTMLMetaElement>("meta[name=live-script]")?.content;
    if (watched && script) {
      line ??= (import(script) as Promise<typeof import("./live")>).then((live) => live.openLine(renderStreamMessage));
      void line.then((open) => open.watch());
    } else if (line) {
      void line.then((open) => open.close());
      line = undefined;
    }
  });
}
