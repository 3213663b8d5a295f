import type { DocumentLine } from "./documents/document";
import { ConnectionLine } from "./documents/line";
import { HubConnection } from "./line/connection";
import { pause } from "./pause";
import { PageNumbers, cursorOf, takesNews } from "./watched-page";

/** The live line of this browser tab. */
export interface Line {
  /** Watches what the open page watches, from the page's cursor on. */
  watch(): void;
  /** The line as open documents see it. */
  readonly documents: DocumentLine;
  /** Hangs up, once the last words of documents are on their way. */
  close(): void;
}

/** @param draw puts the fragments of a message into the page */
export function openLine(draw: (html: string) => void): Line {
  const connection = new HubConnection(() => new WebSocket(new URL("/live", location.href).href.replace(/^http/, "ws")));
  const documents = new ConnectionLine(connection);
  let closed = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const numbers = new PageNumbers();
  connection.on("news", (topic: string, sequence: number, html: string, number?: number) => {
    const page = watched();
    if (numbers.isFor(page, number) && takesNews(page, topic, sequence)) draw(html);
  });
  // So much is new that the page is to be fetched.
  connection.on("stale", (topic: string, number?: number) => {
    const page = watched();
    if (!page || page.dataset["watch"] !== topic || !numbers.isFor(page, number)) return;
    page.dataset["stale"] = "";
    document.dispatchEvent(new Event("stale"));
  });
  connection.on("over", (topic: string) => {
    const page = watched();
    if (page?.dataset["watch"] !== topic) return;
    delete page.dataset["watch"];
    document.dispatchEvent(new CustomEvent("over", { detail: topic }));
    const said = document.querySelector<HTMLTemplateElement>("template[data-over]");
    if (said) document.getElementById("main")?.prepend(said.content.cloneNode(true));
  });
  connection.onclose = () => {
    show(false);
    documents.wasLost();
    again();
  };

  async function ask(): Promise<void> {
    const page = watched();
    if (connection.state !== "Connected") return;
    // A page may show a document and watch nothing.
    if (!page) {
      tries = 0;
      if (document.querySelector("[data-document]")) show(true);
      return;
    }
    try {
      const fragments = (page.dataset["fragments"] ?? "").split(" ");
      await connection.invoke("WatchPage", numbers.next(page), page.dataset["watch"], cursorOf(page), fragments, document.documentElement.lang);
      tries = 0;
      show(true);
    } catch {
      show(false);
      // A line that is open and brings no news is none: it is opened anew, later each time.
      if (connection.state === "Connected") void connection.stop();
    }
  }

  function begin(): void {
    clearTimeout(timer);
    if (closed || connection.state !== "Disconnected") return;
    connection.start().then(
      () => {
        documents.opened();
        void ask();
      },
      () => {
        show(false);
        documents.failed();
        again();
      },
    );
  }

  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(begin, pause(tries++));
  }

  // A phone that wakes up or finds signal again does not wait for the next try.
  function hurry(): void {
    tries = 0;
    if (document.visibilityState === "visible") begin();
  }
  // A line that seems open may be dead long before its time-out says so.
  function lost(): void {
    show(false);
    void connection.stop();
  }
  addEventListener("online", hurry);
  addEventListener("offline", lost);
  document.addEventListener("visibilitychange", hurry);
  begin();

  return {
    watch: () => void ask(),
    documents,
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener("online", hurry);
      removeEventListener("offline", lost);
      document.removeEventListener("visibilitychange", hurry);
      void documents.quiet().then(() => connection.stop());
    },
  };
}

function watched(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-watch]");
}

function show(connected: boolean): void {
  document.documentElement.dataset["line"] = connected ? "open" : "lost";
  for (const state of document.querySelectorAll<HTMLElement>("[data-line]:not(html)")) state.hidden = connected;
}
