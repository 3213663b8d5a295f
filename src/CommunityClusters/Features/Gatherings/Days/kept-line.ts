import { meta } from "../../../Client/look";
import { write } from "../../../Client/make";
import { type Day, keepDay, type Kept, keptOf, mayKeep } from "./keeping";
import { spoken } from "./spoken";

/**
 * The part of a page that says what this phone keeps of the day: `[data-keep-day]` with the day page's address. It is kept by itself where its
 * reader said that they come (`data-comes`), and else when they ask for it.
 */
export async function showKept(element: HTMLElement): Promise<void> {
  const line = element.querySelector<HTMLElement>("[data-kept-line]")!;
  const ask = element.querySelector<HTMLButtonElement>("[data-keep-now]")!;
  const said = element.dataset;
  // Where even the pages are thrown away only this is left to say so.
  localStorage.setItem("said-when-gone", said["nothingLeft"] ?? "");
  if (!meta("teacher") || !mayKeep()) return void write(line, said["nothing"] ?? "");
  const day = await dayOf(element).catch(() => undefined);
  if (!day || !element.isConnected) return;
  const before = await keptOf(day);
  if (before?.isGone) write(line, said["gone"] ?? "");
  else if (before) say(before);
  ask.hidden = false;
  ask.onclick = () => void keep();
  if ((said["comes"] === "true" || before?.isGone) && navigator.onLine && document.body.dataset["earlier"] === undefined && !before?.isFresh) await keep();

  async function keep(): Promise<void> {
    ask.disabled = true;
    write(line, said["keeping"] ?? "");
    try {
      say(await keepDay(day!));
    } catch {
      write(line, said["failed"] ?? "");
    } finally {
      ask.disabled = false;
    }
  }
  function say({ at, pages, documents, bytes, missing, isFull }: Kept): void {
    const sentence = isFull ? said["full"] : missing > 0 ? said["some"] : said["all"];
    element.toggleAttribute("data-wanting", isFull || missing > 0);
    const values: Record<string, string> = { pages: String(pages), documents: String(documents), missing: String(missing), size: String(Math.max(Math.round(bytes / 1024), 1)), when: spoken(at) };
    const told = (sentence ?? "").replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
    write(line, before?.isGone ? `${said["gone"] ?? ""} ${told}` : told);
  }
}

/** What belongs to the day: on the day's own page it stands there, on another it is read from that. */
async function dayOf(element: HTMLElement): Promise<Day> {
  const here = document.querySelector("script[data-day]");
  if (here) return JSON.parse(here.textContent ?? "") as Day;
  const answer = await fetch(element.dataset["keepDay"] ?? "", { headers: { Accept: "text/html" } });
  return JSON.parse(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("script[data-day]")?.textContent ?? "") as Day;
}
