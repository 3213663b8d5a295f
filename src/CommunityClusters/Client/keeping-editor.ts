import { find, framePath } from "./kept";

/** What the phone needs besides to write without signal; the pages' own scripts are there already. */
function files(): string[] {
  const said = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? "";
  const own = [...document.querySelectorAll<HTMLScriptElement>("script[type=module][src]")].map((script) => script.src);
  return [said("editor-script"), said("editor-style"), said("live-script"), ...own].filter((address) => address !== "");
}

/** Whether plans can be begun and written on this phone without signal. */
export async function isEditorKept(teacher: string): Promise<boolean> {
  if (!("caches" in globalThis) || !navigator.serviceWorker?.controller) return false;
  const here = await Promise.all(files().map((address) => caches.match(address)));
  return here.every((one) => one !== undefined) && (await find(teacher, new URL(framePath, location.href))) !== undefined;
}

/** Fetches what is missing of it, past nobody: the service worker keeps what passes through it. Pages are fetched as pages, so that it keeps them too. */
export async function keepEditor(teacher: string, pages: readonly string[] = []): Promise<void> {
  if (document.querySelector("meta[name=shared-phone]") || !navigator.serviceWorker?.controller) return;
  for (const address of files()) if (!(await caches.match(address))) await fetch(address);
  for (const path of [framePath, ...pages]) {
    if (!(await find(teacher, new URL(path, location.href)))) await fetch(path, { headers: { Accept: "text/html" } });
  }
}
