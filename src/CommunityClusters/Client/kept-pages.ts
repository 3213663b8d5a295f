import { isFrame, pages } from "./kept";

/** A page that is kept. */
export interface KeptPage {
  path: string;
  title: string;
  at: Date;
}

/** The pages of a teacher that this phone keeps, the latest first. */
export async function all(teacher: string): Promise<KeptPage[]> {
  if (!(await caches.has(pages(teacher)))) return [];
  const cache = await caches.open(pages(teacher));
  const kept = await Promise.all(
    (await cache.keys()).filter((request) => !isFrame(new URL(request.url).pathname)).map(async (request) => {
      const response = await cache.match(request);
      const { title } = new DOMParser().parseFromString((await response?.text()) ?? "", "text/html");
      const { pathname, search } = new URL(request.url);
      return { path: pathname + search, title, at: new Date(response?.headers.get("X-Kept-At") ?? 0) };
    }),
  );
  // What was sought in a list, and its further pages, are called as it is.
  return kept.reverse().filter((one, at, sorted) => sorted.findIndex((same) => same.title === one.title && placeOf(same) === placeOf(one)) === at);
}

function placeOf({ path }: KeptPage): string {
  return path.split("?", 1)[0]!;
}
