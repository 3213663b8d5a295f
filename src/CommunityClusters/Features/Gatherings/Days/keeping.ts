import { hasLittleRoom } from "../../../Client/little-room";
import { askToKeep } from "../../../Client/storage";
import { keepEditor, keepScriptsOf } from "../../../Client/keeping-editor";
import { keepPage, keptUntil, missingPages } from "../../../Client/kept";
import { meta } from "../../../Client/look";
import { documentsHere } from "../../../Client/waiting-words";
import { observationFrame } from "../Observing/frame";

/** What belongs to a day: `script[data-day]`. */
export interface Day {
  readonly gathering: string;
  readonly cluster: string;
  /** The pages, this one first. */
  readonly pages: readonly string[];
  readonly documents: readonly { readonly id: string; readonly isOwn?: boolean; readonly page?: { readonly path: string; readonly title: string } }[];
}

/** What became of keeping a day. */
export interface Kept {
  readonly at: number;
  readonly pages: number;
  readonly documents: number;
  readonly bytes: number;
  /** How many of them did not come, or found no room. */
  readonly missing: number;
  /** Whether the phone is full. */
  readonly isFull: boolean;
}

/** How long what was kept is new enough, in milliseconds; and after what time that is tried again by itself which did not come, or found no room. */
const fresh = 30 * 60_000;
const soon = 5 * 60_000;
/** How long the pages of a day stay, however many others are read. */
const stays = 7 * 24 * 60 * 60_000;

const place = (day: Day): string => `day-${meta("teacher")}-${day.gathering}`;

/** What this phone keeps of the day, as it said when it kept it, and whether it is still there: a browser throws away what it has no room for. */
export async function keptOf(day: Day): Promise<(Kept & { isFresh: boolean; isGone: boolean }) | undefined> {
  const said = localStorage.getItem(place(day));
  if (!said) return undefined;
  const { of, ...kept } = JSON.parse(said) as Kept & { of: string };
  const isGone = kept.missing === 0 && !(await isHere(JSON.parse(of) as Day));
  const age = Date.now() - kept.at;
  return { ...kept, isGone, isFresh: !isGone && of === JSON.stringify(day) && age >= 0 && age < (kept.missing === 0 && !kept.isFull ? fresh : soon) };
}

async function isHere({ pages, documents }: Day): Promise<boolean> {
  const teacher = meta("teacher");
  const here = await documentsHere(teacher);
  return documents.every(({ id }) => here.has(id)) && (await missingPages(teacher, pages)).length === 0;
}

/** Whether this phone keeps anything for its reader. */
export function mayKeep(): boolean {
  return document.querySelector("meta[name=shared-phone]") === null && "caches" in globalThis && navigator.serviceWorker !== undefined;
}

/** Fetches all of the day, one after the other, and keeps it. What does not come or finds no room is counted. */
export async function keepDay(day: Day): Promise<Kept> {
  const teacher = meta("teacher");
  let [bytes, missing, isFull] = [0, 0, false];
  const attempt = async (work: () => Promise<number>): Promise<void> => {
    try {
      bytes += await work();
    } catch (error) {
      missing++;
      isFull ||= (error as DOMException).name === "QuotaExceededError";
    }
  };
  await askToKeep().catch(() => false);
  await keepEditor(teacher, [observationFrame, "/waiting"]).catch(() => undefined);
  for (const path of day.pages) await attempt(() => fetchPage(teacher, path));
  // What came may have been thrown away for what came after it.
  missing = Math.max(missing, (await missingPages(teacher, day.pages)).length);
  const { keepDocument } = (await import(meta("editor-script"))) as typeof import("../../../Client/editor");
  for (const { id, isOwn, page } of day.documents) await attempt(() => keepDocument(teacher, id, { ...(isOwn ? {} : { cluster: day.cluster }), ...(page ? { page } : {}) }));
  const kept = { at: Date.now(), pages: day.pages.length, documents: day.documents.length, bytes, missing, isFull: isFull || (await hasLittleRoom()) };
  localStorage.setItem(place(day), JSON.stringify({ ...kept, of: JSON.stringify(day) }));
  return kept;
}

/** Past the worker, which would hide whether there was room for it. */
async function fetchPage(teacher: string, path: string): Promise<number> {
  const answer = await fetch(path, { cache: "no-store", headers: { "X-Later": "1" } });
  const html = await answer.text();
  // Somebody else may be signed in by now, and a page that leads elsewhere is another.
  if (!answer.ok || answer.redirected || !html.includes(`<meta name="teacher" content="${teacher}"`)) throw new Error(`answered ${answer.status}`);
  await keepPage(teacher, path, html, { [keptUntil]: new Date(Date.now() + stays).toISOString() });
  await keepScriptsOf(html);
  return new Blob([html]).size;
}
