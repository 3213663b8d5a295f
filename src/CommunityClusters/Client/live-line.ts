import { renderStreamMessage } from "@hotwired/turbo";
import type { Line } from "./live";

let line: Promise<Line> | undefined;

/**
 * Keeps a page that has `[data-watch]` up to date. The line's code is fetched only for such a page, and one line serves all
 * pages of a visit.
 */
export function watchOpenPage(): void {
  document.addEventListener("turbo:load", () => {
    const watched = document.querySelector<HTMLElement>("[data-watch]");
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
