// What a page with a thread runs, begun as the page's own `app.ts` begins it. Only the line's code is not fetched, but here.
import { renderStreamMessage } from "@hotwired/turbo";
import { openLine } from "../../../../src/CommunityClusters/Client/live";
import { addStreamActions } from "../../../../src/CommunityClusters/Client/streams";
import { enableWaiting } from "../../../../src/CommunityClusters/Client/waiting";

addStreamActions();
enableWaiting();
const line = openLine(renderStreamMessage);
document.addEventListener("line", (event) => (event as CustomEvent<(of: Promise<typeof line>) => void>).detail(Promise.resolve(line)));
document.addEventListener("turbo:load", () => line.watch());
await import("../../../../src/CommunityClusters/Features/Threads/threads.island");
document.dispatchEvent(new Event("turbo:load"));
