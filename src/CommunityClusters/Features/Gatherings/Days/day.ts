import { sendBegun } from "../../../Client/begun-form";
import { isEditorKept } from "../../../Client/keeping-editor";
import { meta } from "../../../Client/look";
import { write } from "../../../Client/make";
import type { Lesson } from "../Observing/frame";
import { makePage, pathOf } from "../Observing/frame";
import { now, setByPage, wentBack } from "./clock";
import { showKept } from "./kept-line";
import { spoken } from "./spoken";
import { minutesTo, nextOf, type Stretch } from "./next";

interface Shown extends Stretch {
  readonly element: HTMLElement;
}

const often = 10_000;
/** From when on before it a lesson is counted in minutes. */
const longest = 180;

const sheets = (): string => `sheets-${meta("teacher")}`;
const begunSheets = (): Record<string, string> => JSON.parse(localStorage.getItem(sheets()) ?? "{}") as Record<string, string>;
/** Cards that say already what the phone keeps: one day is not fetched twice at once. */
const keeping = new WeakSet<HTMLElement>();
let ticking: ReturnType<typeof setInterval> | undefined;

document.addEventListener("turbo:load", show);
document.addEventListener("turbo:before-render", () => clearInterval(ticking));
addEventListener("submit", beginHere, { capture: true });
show();

/** Shows what this page has of a day. */
export function show(): void {
  clearInterval(ticking);
  const page = document.querySelector<HTMLElement>("[data-my-day]");
  if (page) {
    // Turbo brings back a page that was drawn a while ago.
    if (page.dataset["set"] === undefined) page.querySelector<HTMLElement>("[data-clock-wrong]")!.hidden = !setByPage(Number(page.dataset["now"]));
    if (!document.documentElement.hasAttribute("data-turbo-preview")) page.dataset["set"] = "";
    showBegun(page);
    tick(page);
    ticking = setInterval(() => tick(page), often);
  }
  const kept = document.querySelector<HTMLElement>("[data-keep-day]");
  if (kept && !keeping.has(kept)) void showKept(kept);
  if (kept) keeping.add(kept);
}

/** What I do now or next, by the clock; what the server drew was true when it was drawn. */
function tick(page: HTMLElement): void {
  const all = [...page.querySelectorAll<HTMLElement>("[data-stretch]")].map((element): Shown => {
    const { begins, ends, mine } = element.dataset;
    return { begins: Number(begins), ends: Number(ends), isMine: mine === "true", element };
  });
  doubt(page);
  const next = nextOf(all, now());
  const part = (name: string): HTMLElement => page.querySelector<HTMLElement>(`[data-next-${name}]`)!;
  for (const { element, begins, ends } of all) element.toggleAttribute("data-over", ends <= now()), element.toggleAttribute("data-on", begins <= now() && ends > now());
  part("some").hidden = !next;
  part("none").hidden = next !== undefined;
  if (!next) return;
  write(part("time"), next.element.dataset["time"] ?? "");
  write(part("says"), next.element.dataset["says"] ?? "");
  const { isOn, minutes } = minutesTo(next, now());
  const forms = part("when").dataset;
  const count = new Intl.PluralRules(document.documentElement.lang).select(minutes) === "one" ? "One" : "Other";
  write(part("when"), isOn || minutes <= longest ? (forms[`${isOn ? "on" : "to"}${count}`] ?? "").replace("{count}", String(minutes)) : "");
  const links = next.element.querySelector(".day__links");
  const shown = part("links");
  // The same links stand below with the lesson; here they are copies, whose forms are heard of just as well.
  if (links && shown.innerHTML !== links.outerHTML) shown.innerHTML = links.outerHTML;
}

/** Without signal nobody can say what time it is, and by this phone's clock it is another day: then its reader may know better. */
function doubt(page: HTMLElement): void {
  const { dayBegins, dayEnds } = page.dataset;
  const told = page.querySelector<HTMLElement>("[data-clock-doubt]")!;
  const isThen = Number(dayBegins) <= now() && now() < Number(dayEnds) && !wentBack();
  told.hidden = !dayBegins || isThen || document.body.dataset["earlier"] === undefined;
  if (!told.hidden) write(told.querySelector("span")!, (told.dataset["says"] ?? "").replace("{when}", spoken(now(), { weekday: "long" })));
}

/** Sheets that were begun here since the page was kept. */
function showBegun(page: HTMLElement): void {
  const begun = begunSheets();
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-begins=observation]")) {
    const path = begun[form.dataset["slot"] ?? ""];
    const button = form.querySelector("button");
    if (!path || !button) continue;
    const link = Object.assign(document.createElement("a"), { className: button.className, href: path });
    link.append(...button.cloneNode(true).childNodes);
    link.querySelector("span")!.textContent = form.dataset["open"] ?? "";
    form.replaceWith(link);
  }
}

/** Begins a sheet on this phone: with signal or without it is there at once, and sent twice it is one. */
function beginHere(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset["begins"] !== "observation" || form.dataset["made"] !== undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.dataset["made"] = "";
  // What the phone cannot do the server does, as without script.
  void begin(form).catch(() => form.requestSubmit()).finally(() => delete form.dataset["made"]);
}

async function begin(form: HTMLFormElement): Promise<void> {
  const teacher = meta("teacher");
  if (document.querySelector("meta[name=shared-phone]") || !(await isEditorKept(teacher))) return form.requestSubmit();
  const lesson = form.dataset as unknown as Lesson;
  const [id, { contentOf }] = [crypto.randomUUID(), (await import(meta("editor-script"))) as typeof import("../../../Client/editor")];
  const path = pathOf(lesson, id);
  const content = contentOf((doc) => doc.getMap<number>("about").set("shape", 1));
  await sendBegun(form, {
    id, content, path,
    async makePage() {
      const isMade = await makePage(teacher, id, lesson);
      if (isMade) localStorage.setItem(sheets(), JSON.stringify({ ...begunSheets(), [lesson.slot]: path }));
      return isMade;
    },
  });
}
