/// <reference lib="webworker" />
import { mayRecord, withMicrophone } from "./may-record";
import { clusterOf, dropClusters, dropPage, find, findPicture, isBegun, keepPicture, learn, left, reader, type Reader } from "./kept";

declare const self: ServiceWorkerGlobalScope;
/** The names of the files of this build; the build writes them in. */
declare const FILES: readonly string[];
/** The same by the names that they have in the sources. */
const built: Readonly<Record<string, string>> = Object.fromEntries(FILES.map((name) => [name.replace(/-[A-Z0-9a-z]{8}(\.\w+)$/, "$1"), name]));

const folder = "/build/";
const atOnce = ["app.js", "app.css", "icons.svg"];
/** How long a line that hardly works is waited for, in milliseconds, where there is a copy to show. */
const patience = 5000;
/** A plan that was begun on this phone is whole without the server. */
const hardlyAny = 300;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await (await caches.open("files")).addAll(atOnce.map((name) => folder + built[name]));
      await fetchOfflinePage((await reader()).language);
      await renewWhatIsKept();
      await self.skipWaiting();
    })(),
  );
});

/** Whoever could write without signal before a new version can do so after it. */
async function renewWhatIsKept(): Promise<void> {
  const files = await caches.open("files");
  const stem = (path: string): string => path.replace(/-[A-Z0-9a-z]+\.(\w+)$/, ".$1");
  const had = new Set((await files.keys()).map((request) => stem(new URL(request.url).pathname)));
  const due = FILES.map((name) => folder + name).filter((path) => had.has(stem(path)));
  await Promise.all(due.map(async (path) => (await files.match(path)) ?? files.add(path))).catch(() => undefined);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(sweep().then(() => self.clients.claim()));
});

/** Throws away the files of earlier builds, but not under an open page: it is of the build before, and without signal it must still fetch what it writes with. */
async function sweep(): Promise<void> {
  if ((await self.clients.matchAll({ includeUncontrolled: true })).length > 0) return;
  const files = await caches.open("files");
  const known = new Set(FILES.map((name) => folder + name));
  for (const request of await files.keys()) if (!known.has(new URL(request.url).pathname)) await files.delete(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== "GET") return;
  if (url.pathname.startsWith(folder)) event.respondWith(file(request));
  else if (url.pathname.startsWith("/files/") && request.destination === "image") event.respondWith(picture(event, url));
  else if (asksForPage(request)) event.respondWith(page(event, url));
});

/** A page as the browser or Turbo asks for it; scripts that fetch a part of a page accept anything. */
function asksForPage(request: Request): boolean {
  return request.mode === "navigate" || (request.headers.get("Accept") ?? "").startsWith("text/html");
}

async function file(request: Request): Promise<Response> {
  const files = await caches.open("files");
  const kept = await files.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  // A phone that is full has its pages all the same.
  if (answer.ok) await files.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

/** What lies at the address of a picture never changes; it is dropped from the phone with its cluster. */
async function picture(event: FetchEvent, url: URL): Promise<Response> {
  const now = await reader();
  const teacher = now.shared || now.leaving ? null : now.teacher;
  const kept = teacher ? await findPicture(teacher, url.pathname) : undefined;
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (teacher && answer.ok) event.waitUntil(keepPicture(teacher, url.pathname, answer.clone()).catch(() => undefined));
  return answer;
}

async function page(event: FetchEvent, url: URL): Promise<Response> {
  const now = await reader();
  if (event.request.mode === "navigate") event.waitUntil(sweep());
  if (now.leaving && !(await serverHears())) return offlinePage(now.language);
  const copy = now.teacher && !now.shared && !now.leaving ? await find(now.teacher, url) : undefined;
  const begun = isBegun(copy);
  const answer = fetch(event.request).then((got) => (isNoServer(got) || (begun && got.status === 404) ? Promise.reject(new Error(`${got.status}`)) : got));
  event.waitUntil(answer.then((got) => take(got.clone(), url, now)).catch(() => undefined));
  try {
    return await (copy ? Promise.race([answer, tired(begun ? hardlyAny : patience)]) : answer);
  } catch {
    return copy ? fromEarlier(copy, url, now.language, begun) : offlinePage(now.language);
  }
}

/** Answers of what stands before a server that is down. */
function isNoServer(answer: Response): boolean {
  return [502, 503, 504].includes(answer.status);
}

function tired(after: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("too long")), after));
}

/** Learns from a page who reads here, and keeps it for them. */
async function take(answer: Response, url: URL, before: Reader): Promise<void> {
  const cluster = clusterOf(url);
  if (before.teacher && cluster) {
    if (await isOver(answer, url, cluster)) await dropClusters(before.teacher, { one: cluster });
    else if (answer.status === 404) await dropPage(before.teacher, url.pathname + url.search);
  }
  if (!answer.ok || !(answer.headers.get("Content-Type") ?? "").startsWith("text/html")) return;
  await learn(await answer.text(), answer.redirected ? new URL(answer.url) : url, before);
  const { language } = await reader();
  // A browser that is short of room may have thrown it away.
  if (language !== before.language || !(await offlineCopy(language))) await fetchOfflinePage(language);
}

/**
 * Whether the teacher is no longer in a cluster. To who is not in it nothing of it is there; but to a member, too, a page may be gone
 * that somebody took away, and then the cluster's own page still opens. Where nobody tells, it is over: nothing stays by mistake.
 */
async function isOver(answer: Response, url: URL, cluster: string): Promise<boolean> {
  if (leadsElsewhere(answer, cluster)) return true;
  if (answer.status !== 404) return false;
  const home = `/clusters/${cluster}`;
  if (url.pathname === home) return true;
  const own = await fetch(home, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  return !own?.ok || leadsElsewhere(own, cluster);
}

function leadsElsewhere(answer: Response, cluster: string): boolean {
  return answer.redirected && clusterOf(new URL(answer.url)) !== cluster;
}

/** The copy, marked as from earlier unless it was made here, with the scripts and styles of this build. */
async function fromEarlier(copy: Response, url: URL, language: string, begun: boolean): Promise<Response> {
  const made = withFilesOfThisBuild(await copy.text());
  const html = begun ? made : made.replace("<body", `<body data-earlier="${copy.headers.get("X-Kept-At") ?? ""}"`);
  // Under the same policy as every page: what colleagues wrote is in it.
  const headers = new Headers((await offlineCopy(language))?.headers);
  if (mayRecord(url.pathname)) headers.set("Permissions-Policy", withMicrophone);
  return new Response(html, { headers });
}

function withFilesOfThisBuild(html: string): string {
  return html.replace(/\/build\/([a-z.]+)-[A-Z0-9a-z]+\.(js|css|svg)/g, (was, name: string, ending: string) => {
    const is = built[`${name}.${ending}`];
    return is ? folder + is : was;
  });
}

async function offlinePage(language: string): Promise<Response> {
  const kept = await offlineCopy(language);
  return kept ? new Response(withFilesOfThisBuild(await kept.text()), { headers: kept.headers }) : nothingLeft();
}

/** The browser threw away all that was kept, but for the sentence that says so: of that the pages of a day take care. */
function nothingLeft(): Response {
  const html = '<!doctype html><meta name="viewport" content="width=device-width"><title>Community Clusters</title><p dir="auto"><script>document.currentScript.parentNode.textContent = localStorage["said-when-gone"]</script>';
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function offlineCopy(language: string): Promise<Response | undefined> {
  const pages = await caches.open("offline");
  return (await pages.match(`/offline?in=${language}`)) ?? pages.match("/offline?in=en");
}

async function fetchOfflinePage(language: string): Promise<void> {
  const answer = await fetch("/offline", { cache: "no-store" });
  if (answer.ok) await (await caches.open("offline")).put(`/offline?in=${language}`, answer);
}

let telling: Promise<boolean> | undefined;

/** Ends the session of a teacher who signed out without signal. Of pages that open at once the first tells it for all: to the second nobody is signed in any more. */
function serverHears(): Promise<boolean> {
  return (telling ??= tellServer().finally(() => (telling = undefined)));
}

async function tellServer(): Promise<boolean> {
  try {
    if (!(await reader()).leaving) return true;
    const form = await (await fetch("/sign-out", { cache: "no-store" })).text();
    const token = /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(form)?.[1];
    const answer = await fetch("/sign-out", { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token ?? "" }) });
    if (!answer.ok) return false;
    await left();
    return true;
  } catch {
    return false;
  }
}
