import { cache, visit } from "@hotwired/turbo";
import { dropOthersDocuments } from "./others-documents";
import { dropDocumentsOf } from "./waiting-words";
import { all } from "./kept-pages";
import { isThrough } from "./sending";
import { clusterOf, dropClusters, learn, leave, reader, readerIs } from "./kept";

/** Keeps the pages that a teacher reads on the phone, and says of a page that it is from earlier. */
export function keepPagesOnPhone(): void {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  addEventListener("load", () => void navigator.serviceWorker.register("/worker.js"));
  // The first page of all was read before there was anybody to keep it.
  if (!navigator.serviceWorker.controller) {
    const [html, url] = [`<!doctype html>${document.documentElement.outerHTML}`, new URL(location.href)];
    // Who signed out before the worker was there is not signed in again by the page that they left.
    const asked = { teacher: said("teacher") ?? null, shared: false, leaving: false, language: document.documentElement.lang };
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      void learn(html, url, asked);
      // What came before there was anybody to keep it passes once more, from the browser's own store.
      for (const { name } of performance.getEntriesByType("resource")) if (name.includes("/build/")) void fetch(name).catch(() => undefined);
    }, { once: true });
  }
  addEventListener("pageshow", (event) => event.persisted && void leaveAnothersPage());
  addEventListener("online", () => void refreshWhatIsOld());
  for (const event of ["stale", "visibilitychange", "turbo:submit-end"]) document.addEventListener(event, () => void (document.querySelector("[data-stale]") && refreshWhatIsOld()));
  document.addEventListener("turbo:load", () => {
    void noteReader();
    showWhenKept();
    void showOfflinePage();
  });
  document.addEventListener("turbo:fetch-request-error", ({ target }) => {
    if (target instanceof HTMLFormElement && new URL(target.action).pathname === "/sign-out") void goneFromHere();
  });
  // Where a form led: the browser followed by itself, past the worker.
  document.addEventListener("turbo:before-fetch-response", ({ target, detail }) => {
    const { fetchResponse } = detail as unknown as { fetchResponse: { succeeded: boolean; redirected: boolean; response: Response; responseHTML: Promise<string | undefined> } };
    if (!(target instanceof HTMLFormElement) || !fetchResponse.succeeded || !fetchResponse.redirected) return;
    learning = fetchResponse.responseHTML.then((html) => (html ? learn(html, new URL(fetchResponse.response.url)) : undefined)).catch(() => undefined);
  });
  // Who reads here is noted before the page is seen: whoever signs out and loses the signal at once leaves nothing behind.
  document.addEventListener("turbo:before-render", (event) => {
    if (!learning) return;
    event.preventDefault();
    void learning.finally(() => {
      learning = undefined;
      event.detail.resume(undefined);
    });
  });
  document.addEventListener("over", (event) => {
    const teacher = said("teacher");
    const cluster = (event as CustomEvent<string>).detail.replace(/^\w+:/, "");
    if (teacher) void dropClusters(teacher, { one: cluster });
    if (teacher) void dropDocumentsOf(teacher, (one) => one === cluster);
  });
}

let learning: Promise<void> | undefined;

/** Nothing of the pages that were read stays, in this tab neither: Turbo keeps them for the way back. */
async function goneFromHere(): Promise<void> {
  try {
    await leave();
  } catch {
    // Not even that has room: it is said that nothing was sent, and who sees it is still signed in.
    const unsent = document.querySelector<HTMLElement>("[data-unsent]");
    if (unsent) unsent.hidden = false;
    return;
  }
  await dropOthersDocuments(null);
  sessionStorage.clear();
  cache.clear();
  location.replace("/");
}

function said(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content;
}

/** A page that came over the line says who reads here; one from earlier, or of no one, says nothing. */
async function noteReader(): Promise<void> {
  if (document.body.dataset["earlier"] !== undefined || document.querySelector("[data-offline]")) return;
  const language = document.documentElement.lang;
  const teacher = said("teacher");
  if (teacher) sessionStorage.setItem("reader", teacher);
  if (teacher) await readerIs({ teacher, shared: said("shared-phone") !== undefined, language });
  else if (said("visitor") !== undefined) await readerIs({ teacher: null, shared: false, language });
  if (teacher ?? said("visitor") !== undefined) await dropOthersDocuments(teacher ?? null);
  const mine = document.querySelector<HTMLElement>("[data-my-clusters]");
  if (!teacher || !mine) return;
  const allBut = (mine.dataset["others"] ?? "").split(" ").concat([...mine.querySelectorAll("a")].map((link) => clusterOf(new URL(link.href)) ?? ""));
  await dropClusters(teacher, { allBut });
  await dropDocumentsOf(teacher, (cluster) => !allBut.includes(cluster));
  document.dispatchEvent(new Event("drawn"));
}

/** The browser brought back a page of somebody who has signed out meanwhile. */
async function leaveAnothersPage(): Promise<void> {
  const now = await reader();
  if ((now.leaving ? undefined : (now.teacher ?? undefined)) !== said("teacher")) location.reload();
}

function showWhenKept(): void {
  const at = document.body.dataset["earlier"];
  const note = document.querySelector<HTMLElement>("[data-earlier-note]");
  if (!at || !note) return;
  note.querySelector("[data-at]")!.textContent = spoken(new Date(at));
  note.hidden = false;
}

function spoken(at: Date): string {
  const language = document.documentElement.lang;
  // The phone knows the country as well: 14:30 and not 02:30 PM.
  const here = navigator.languages.find((l) => l.split("-")[0] === language) ?? language;
  return new Intl.DateTimeFormat(here, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).format(at);
}

/** Nothing that is being typed, recorded or photographed is lost for it: a recording ends with its page, and a camera's picture finds none. */
async function refreshWhatIsOld(): Promise<void> {
  const teacher = said("teacher");
  if (teacher) await isThrough(teacher);
  const isOld = document.body.dataset["earlier"] !== undefined || document.querySelector("[data-offline], [data-stale]");
  const isTyped = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main input:not([type=hidden]), main textarea")].some(
    (field) => field.value !== field.defaultValue || ("checked" in field && field.checked !== field.defaultChecked),
  );
  // A document that is open has the latest by its own line.
  const isWritten = document.activeElement?.matches("[data-document] :is(input, textarea, [contenteditable=true])") ?? false;
  const isBusy = isWritten || document.querySelector("[data-busy]") !== null;
  if (isOld && !isTyped && !isBusy) visit(location.href, { action: "replace" });
}

/** Without signal and without a copy: what this phone has, and how to leave it. */
async function showOfflinePage(): Promise<void> {
  const page = document.querySelector<HTMLElement>("[data-offline]");
  if (!page) return;
  const now = await reader();
  const here = page.querySelector<HTMLElement>("[data-leave]")!;
  const gone = page.querySelector<HTMLElement>("[data-leaving]")!;
  gone.hidden = !now.leaving;
  here.hidden = now.leaving || !now.teacher;
  // On a phone that others use too only the tab knows whether it is still the same teacher who looks.
  if (now.shared && sessionStorage.getItem("reader") !== now.teacher) here.hidden = true;
  if (here.hidden || !now.teacher) return;
  const kept = now.shared ? [] : await all(now.teacher);
  const row = page.querySelector<HTMLTemplateElement>("template[data-kept]")!;
  page.querySelector("[data-kept-list]")!.replaceChildren(
    ...kept.map((one) => {
      const copy = row.content.cloneNode(true) as DocumentFragment;
      copy.querySelector("a")!.href = one.path;
      copy.querySelector("b")!.textContent = one.title.split(" · ")[0] ?? one.path;
      copy.querySelector("small")!.textContent = spoken(one.at);
      return copy;
    }),
  );
  if (["/sign-out", "/waiting"].includes(location.pathname)) page.querySelector<HTMLDetailsElement>("[data-leave] details")!.open = true;
  page.querySelector<HTMLElement>("[data-kept-some]")!.hidden = kept.length === 0;
  // What waits to be sent is the teacher's who reads here, also on a page that the server drew for no one.
  document.head.append(Object.assign(document.createElement("meta"), { name: "teacher", content: now.teacher }));
  document.dispatchEvent(new Event("drawn"));
  here.querySelector("[data-leave-now]")!.addEventListener("click", () => {
    void goneFromHere();
  }, { once: true });
}
