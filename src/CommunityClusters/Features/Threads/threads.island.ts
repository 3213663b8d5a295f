import type { Waiting } from "../../Client/outbox";
import { backWaiting, thanksWaiting, Thread } from "./open-thread";

let open: Thread | undefined;

function show(): void {
  const root = document.querySelector<HTMLElement>("[data-thread]");
  if (!root) {
    open?.leave();
    open = undefined;
  } else if (open?.root === root) open.drawn();
  else {
    open?.leave();
    open = new Thread(root);
    // What waits may have been shown before this was here.
    setTimeout(() => document.dispatchEvent(new Event("drawn")));
  }
}

/** What the server did not take is said here, where it was typed; the page of what waits keeps it. */
function tellRefused(waiting: Waiting): void {
  const note = document.querySelector<HTMLElement>("[data-thread] [data-refused-here]");
  if (!note || !waiting.refused || /^\d+$/.test(waiting.refused) || new URL(waiting.action, location.href).pathname !== location.pathname) return;
  note.querySelector("span")!.textContent = [waiting.says, waiting.refused].filter(Boolean).join(": ");
  note.hidden = false;
  note.scrollIntoView({ block: "nearest" });
}

function postOf(waiting: Waiting): string {
  return waiting.fields.find(([name]) => name === "PostId")?.[1] ?? "";
}

document.addEventListener("stale", () => open?.isStale());
for (const drawn of ["turbo:load", "turbo:render", "drawn"]) document.addEventListener(drawn, show);
addEventListener("pageshow", (event) => event.persisted && open?.begun());
document.addEventListener("visibilitychange", () => open?.isSeen());
// What is written or pressed shows at once, on its way.
document.addEventListener("waits", (event) => {
  const here = (event as CustomEvent<Waiting[]>).detail.filter((one) => !one.refused && new URL(one.action, location.href).pathname === location.pathname);
  thanksWaiting.clear();
  backWaiting.clear();
  for (const one of here) if (one.kind === "take-back") backWaiting.add(postOf(one));
  for (const one of here) if (one.kind === "thank") thanksWaiting.set(postOf(one), !one.action.includes("noLonger"));
  open?.waits(here.filter((one) => one.kind === "post"));
});
document.addEventListener("outcome", (event) => {
  const { outcome, waiting } = (event as CustomEvent<{ waiting: Waiting; outcome: string }>).detail;
  if (outcome === "refused") tellRefused(waiting);
  if (outcome === "sent" && waiting.kind === "post" && new URL(waiting.action, location.href).pathname === open?.path) open.sent(waiting);
  if (waiting.kind !== "thank" || outcome === "later") return;
  // The page may hear of it by the line only after this.
  if (outcome === "sent") open?.thanks(postOf(waiting), !waiting.action.includes("noLonger"));
  thanksWaiting.delete(postOf(waiting));
  open?.drawn();
});
// On a page to which Turbo led this is read after both.
show();
