/**
 * What this phone keeps of the pages that were read: one cache a teacher, named by the teacher, and who reads here now. Pages and
 * the service worker both use it; nothing of it leaves the phone.
 */
export interface Reader {
  /** Whose session the phone is in, as far as it knows; null for a visitor. */
  teacher: string | null;
  /** Whether others use the phone too: then nothing is kept. */
  shared: boolean;
  /** Whether the teacher signed out without signal, which the server has yet to hear. */
  leaving: boolean;
  /** The language of the latest page. */
  language: string;
}

const nobody: Reader = { teacher: null, shared: false, leaving: false, language: "en" };
const place = "/reader";
const mostPages = 60;
/** A page that has this does not go before then because of others. */
export const keptUntil = "X-Kept-Until";
/** What a day needs does not go because of other things that are read until then: the latest of these are kept besides. */
const ofDays = /\/(gatherings|plans)\/[0-9a-f-]{36}/;
/** The page of a plan that nobody has begun yet; kept for those that are begun here. */
export const framePath = "/plans/frame";
/** Whether a page is one that a phone fills in for what is begun on it. */
export const isFrame = (pathname: string): boolean => pathname.endsWith("/frame");
const mostPictures = 200;
/** The name of a teacher's cache. */
export const pages = (teacher: string): string => `pages-${teacher}`;
const pictures = (teacher: string): string => `pictures-${teacher}`;

export async function reader(): Promise<Reader> {
  const said = await caches.match(place, { cacheName: "reader" });
  return said ? ((await said.json()) as Reader) : nobody;
}

/** Takes note of who reads here now. Whatever is kept of anybody else's pages is dropped. */
export async function readerIs(now: Omit<Reader, "leaving">): Promise<void> {
  // An answer that was under way when the teacher signed out does not sign them in again.
  if ((await reader()).leaving) return;
  await noteOrForget({ ...now, leaving: false });
  await dropPagesBut(now.shared ? null : now.teacher);
}

/**
 * Signs out on the phone at once; the server hears of it at the next signal.
 * @throws where even then the phone has no room to say that they left
 */
export async function leave(): Promise<void> {
  const now = await reader();
  // First, so that a full phone has room for what must not be forgotten; and again, for what came meanwhile.
  await dropPagesBut(null);
  await note({ ...now, leaving: true });
  await dropPagesBut(null);
}

/** The server has heard of it. */
export async function left(): Promise<void> {
  await noteOrForget({ ...(await reader()), teacher: null, shared: false, leaving: false });
}

/**
 * Learns from a page that came over the line who reads here, and keeps it for them. A page that nobody is certain of says nothing,
 * and neither does one that was asked for by an earlier reader.
 * @param asked who read here when the page was asked for
 */
export async function learn(html: string, url: URL, asked?: Reader): Promise<void> {
  const head = html.slice(0, html.indexOf("</head>"));
  const language = /<html lang="([^"]+)"/.exec(head)?.[1] ?? "en";
  const teacher = /<meta name="teacher" content="([^"]+)"/.exec(head)?.[1];
  const shared = head.includes('<meta name="shared-phone"');
  const present = await reader();
  if (asked && asked.teacher !== present.teacher && (teacher ?? null) !== present.teacher) return;
  if (teacher) await readerIs({ teacher, shared, language });
  else if (head.includes('<meta name="visitor"')) await readerIs({ teacher: null, shared: false, language });
  const mayBeKept = !shared && !head.includes('<meta name="not-kept"');
  // A phone that is full reads on.
  if (teacher && mayBeKept && !(await reader()).leaving) await keepPage(teacher, keyOf(url), html).catch(() => undefined);
}

/**
 * @param more what else is noted of it: a page that was made here is marked as begun
 * @throws where the phone has no room for it; then an earlier copy is still there
 */
export async function keepPage(teacher: string, key: string, html: string, more: Record<string, string> = {}): Promise<void> {
  const cache = await caches.open(pages(teacher));
  const until = (await cache.match(key))?.headers.get(keptUntil);
  // What is put again is the last, so that those not read for longest are the first to go. Never deleted before: where there is no room for the
  // new one the earlier one stays.
  await cache.put(key, new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", "X-Kept-At": new Date().toISOString(), ...(until ? { [keptUntil]: until } : {}), ...more } }));
  const all = (await cache.keys()).filter((request) => !isFrame(new URL(request.url).pathname));
  for (const isOf of [true, false]) await Promise.all(all.filter(({ url }) => ofDays.test(url) === isOf).slice(0, -mostPages).map((old) => dropUnlessKept(cache, old)));
}

async function dropUnlessKept(cache: Cache, old: Request): Promise<void> {
  const until = Date.parse((await cache.match(old))?.headers.get(keptUntil) ?? "");
  if (!(until > Date.now())) await cache.delete(old);
}

/** Which of these pages this phone does not keep for the teacher. */
export async function missingPages(teacher: string, paths: readonly string[]): Promise<string[]> {
  const cache = (await caches.has(pages(teacher))) ? await caches.open(pages(teacher)) : undefined;
  const here = await Promise.all(paths.map((path) => cache?.match(path)));
  return paths.filter((_, at) => here[at] === undefined);
}

/** Drops a page: one that was made here, or one that is gone. */
export async function dropPage(teacher: string, key: string): Promise<void> {
  await (await caches.open(pages(teacher))).delete(key);
}

/** Whether a page was made on this phone, for a plan that was begun here. */
export function isBegun(copy: Response | undefined): boolean {
  return copy?.headers.has("X-Begun") ?? false;
}

export async function find(teacher: string, url: URL): Promise<Response | undefined> {
  return caches.match(keyOf(url), { cacheName: pages(teacher) });
}

export async function findPicture(teacher: string, path: string): Promise<Response | undefined> {
  return caches.match(path, { cacheName: pictures(teacher) });
}

/** Keeps a picture that was seen, so that it costs nothing to see it again, and is there without signal. */
export async function keepPicture(teacher: string, path: string, picture: Response): Promise<void> {
  const now = await reader();
  if (now.teacher !== teacher || now.shared || now.leaving) return;
  const cache = await caches.open(pictures(teacher));
  await cache.put(path, picture);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - mostPictures)).map((old) => cache.delete(old)));
}

/** Drops a picture or a sound that was thrown away. */
export async function dropPicture(teacher: string, path: string): Promise<void> {
  if (await caches.has(pictures(teacher))) await (await caches.open(pictures(teacher))).delete(path);
}

/** Drops the pages and pictures of clusters: of one, or of all but those that are named. */
export async function dropClusters(teacher: string, which: { one: string } | { allBut: string[] }): Promise<void> {
  for (const name of [pages(teacher), pictures(teacher)]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const cluster = clusterOf(new URL(request.url)) ?? (await cache.match(request))?.headers.get("X-Room");
      // Of a page that was made here the server knows nothing, and no colleague's word is in it.
      if (isBegun(await cache.match(request))) continue;
      // What is the teacher's own is of no cluster.
      if (cluster === teacher) continue;
      if (cluster && ("one" in which ? which.one === cluster : !which.allBut.includes(cluster))) await cache.delete(request);
    }
  }
}

/** The cluster that a page is about. */
export function clusterOf(url: URL): string | undefined {
  return /^\/clusters\/([0-9a-f-]{36})(\/|$)/.exec(url.pathname)?.[1];
}

async function note(now: Reader): Promise<void> {
  const cache = await caches.open("reader");
  const text = JSON.stringify(now);
  if ((await (await cache.match(place))?.text()) === text) return;
  await cache.put(place, new Response(text));
}

/** Where there is no room to say who reads here it is nobody, who is shown nothing that was kept. */
async function noteOrForget(now: Reader): Promise<void> {
  await note(now).catch(async () => (await caches.open("reader")).delete(place));
}

async function dropPagesBut(teacher: string | null): Promise<void> {
  const own = teacher ? [pages(teacher), pictures(teacher)] : [];
  const others = (await caches.keys()).filter((name) => /^(pages|pictures)-/.test(name) && !own.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
}

function keyOf(url: URL): string {
  return url.pathname + url.search;
}
