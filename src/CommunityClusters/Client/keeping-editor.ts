import { find, framePath } from "./kept";

/** What the phone needs besides to write without signal; the pages' own scripts are there already. */
function files(): string[] {
  const said = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? "";
  const own = [...document.querySelectorAll<HTMLScriptElement>("script[type=module][src]")].map((script) => script.src);
  return [said("editor-script"), said("editor-style"), said("live-script"), said("word-script"), ...own].filter((address) => address !== "");
}

/** Whether plans can be begun and written on this phone without signal. */
export async function isEditorKept(teacher: string): Promise<boolean> {
  if (!("caches" in globalThis) || !navigator.serviceWorker?.controller) return false;
  const here = await Promise.all(files().map((address) => caches.match(address)));
  return here.every((one) => one !== undefined) && (await find(teacher, new URL(framePath, location.href))) !== undefined;
}

/**
 * Fetches what is missing of it through the service worker, which keeps what passes through it; on the first visit that is as soon as
 * there is one. Pages are fetched as pages, so that it keeps them too.
 */
export async function keepEditor(teacher: string, pages: readonly string[] = []): Promise<void> {
  if (document.querySelector("meta[name=shared-phone]") || !navigator.serviceWorker) return;
  if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  for (const address of files()) if (!(await caches.match(address))) await fetch(address);
  for (const path of [framePath, ...pages]) {
    if (await find(teacher, new URL(path, location.href))) continue;
    const answer = await fetch(path, { headers: { Accept: "text/html" } });
    if (answer.ok) await keepScriptsOf(await answer.text());
  }
}

/** A page that is opened without signal for the first time has its own scripts and look. */
export async function keepScriptsOf(html: string): Promise<void> {
  // What sends files is in the editor, too.
  for (const [, address = ""] of html.replace(/<meta name="files-script"[^>]*>/, "").matchAll(/="(\/build\/[^"]+\.(?:js|css))"/g)) if (!(await caches.match(address))) await fetch(address);
}
