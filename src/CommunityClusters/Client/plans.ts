import type { Place } from "../Features/Plans/frame";
import { sendBegun } from "./begun-form";
import { isEditorKept, keepEditor } from "./keeping-editor";

/**
 * The form by which a plan is begun. Once the editor is on the phone a plan begins there: its id and first content are made before
 * anything is sent, so that without signal the plan is there at once, and sent twice it is one.
 */
let isReady = false;

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? "";
const editor = () => import(meta("editor-script")) as Promise<typeof import("./editor")>;
const template = "[name='Ask.Template']";

addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset["begins"] !== "plan" || form.dataset["made"] !== undefined) return;
  if (!isReady || !isSound(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.dataset["made"] = "";
  // What the phone cannot do the server does, as without script.
  void begin(form).catch(() => send(form)).finally(() => delete form.dataset["made"]);
}, { capture: true });
document.addEventListener("turbo:load", () => void show());
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-offline-ask]")) void keepEditor(meta("teacher"), [location.pathname, `${location.pathname}/bring`, "/plans", "/waiting", "/"]).then(show);
});
for (const news of ["online", "offline"]) addEventListener(news, () => void show());
void show();

async function show(): Promise<void> {
  const [state, ask] = ["state", "ask"].map((name) => document.querySelector<HTMLElement>(`[data-offline-${name}]`));
  isReady = meta("shared-phone") === "" && !document.querySelector("meta[name=shared-phone]") && (await isEditorKept(meta("teacher")).catch(() => false));
  if (!state || !ask) return;
  // Only without signal, or when it came back: the editor's code is much to read.
  const own = document.querySelector<HTMLSelectElement>(`${template}:has([data-at])`);
  if (isReady && own && (!navigator.onLine || own.querySelector("[hidden]"))) void editor().then((code) => code.offerWhatIsHere(own, meta("teacher")));
  state.hidden = !isReady;
  ask.hidden = isReady || !navigator.serviceWorker?.controller || document.querySelector("meta[name=shared-phone]") !== null;
}

/** Whether the phone may take it: the server says beside the field what is missing. */
function isSound(form: HTMLFormElement): boolean {
  const minutes = value(form, "Minutes");
  return value(form, "Topic").trim() !== "" && (minutes === "" || (Number.isInteger(Number(minutes)) && Number(minutes) >= 1 && Number(minutes) <= 600));
}

function value(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name='Ask.${name}']`)?.value ?? "";
}

async function begin(form: HTMLFormElement): Promise<void> {
  const place: Place = { id: crypto.randomUUID(), cluster: form.dataset["cluster"] ?? "", name: form.dataset["name"] ?? "", topic: value(form, "Topic").trim() };
  const grades = [...form.querySelectorAll<HTMLInputElement>("[name='Ask.Grades']:checked")].map((grade) => grade.value);
  const like = form.querySelector<HTMLSelectElement>(template)?.selectedOptions[0];
  const content = await (await editor()).firstContentOf(
    { topic: place.topic, subject: value(form, "Subject"), grades, minutes: Number(value(form, "Minutes")) || null }, meta("teacher"), like?.value ?? "plain", Number(like?.dataset["at"]));
  if (!content) return send(form);
  const code = await editor();
  await sendBegun(form, { id: place.id, content, path: code.pathOf(place), makePage: () => code.makePage(meta("teacher"), place) });
}

function send(form: HTMLFormElement): void {
  form.requestSubmit();
}
