import type { FileAddress } from "../files/address";
import { sizeOf } from "../files/put-in";
import { pause } from "../pause";
import { button } from "./dom";
import type { FilesHere } from "./files-here";
import { type EditorWords, say } from "./words";

/** How long until it is asked again for a picture that is on its way, at first, in milliseconds. */
const again = 1_500;

/**
 * Draws a picture or a sound into its place: from this phone as long as it waits here, else from the server. What another phone has yet to
 * send is said to be on its way, and comes by itself.
 * @returns what ends it
 */
export function drawFile(place: HTMLElement, file: FileAddress, name: string, files: FilesHere | null, words: EditorWords): () => void {
  const note = Object.assign(document.createElement("small"), { className: "ed-picture-note" });
  const shows = file.shown === "picture" ? document.createElement("img") : document.createElement("audio");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let isWanted = !(file.shown === "picture" && files?.savesData());
  if (shows instanceof HTMLImageElement) {
    shows.alt = name;
    if (file.width > 0 && file.height > 0) Object.assign(shows, { width: file.width, height: file.height });
    shows.decoding = "async";
    // It must not be dragged about as a file of its own.
    shows.draggable = false;
  } else {
    shows.controls = true;
    shows.preload = "none";
    shows.setAttribute("aria-label", name);
  }
  shows.addEventListener("load", () => {
    tries = 0;
    tell();
  });
  shows.addEventListener("error", () => {
    if (!shows.getAttribute("src")?.startsWith("/")) return;
    place.classList.add("ed-picture--away");
    note.textContent = `${name}. ${say(words, navigator.onLine ? "editor.file.on-its-way" : "editor.file.no-signal")}`;
    if (file.shown === "picture") timer = setTimeout(fetchAgain, again * (pause(tries++) / 500));
  });
  const tap = button("", null, "button button--quiet button--small");
  tap.addEventListener("click", (event) => {
    event.stopPropagation();
    isWanted = true;
    show();
  });
  const end = files?.onChange(show);
  addEventListener("online", fetchAgain);
  show();
  return () => {
    clearTimeout(timer);
    end?.();
    removeEventListener("online", fetchAgain);
  };

  function show(): void {
    const own = files?.ofPhone(file.id);
    if (own || isWanted) {
      if (!place.contains(shows)) place.replaceChildren(shows, note);
      const address = own?.address ?? file.path;
      // What is drawn already stays: once it is sent, its own copy is the same picture.
      const isDrawn = shows instanceof HTMLImageElement && shows.complete && shows.naturalWidth > 0;
      if (shows.getAttribute("src") !== address && !(isDrawn && !own)) shows.src = address;
    } else if (!place.contains(tap)) {
      place.replaceChildren(tap, note);
      label("");
      void sizeOnServer().then(label);
    }
    tell();
  }

  function label(size: string): void {
    tap.textContent = [say(words, "editor.file.show"), name, size].filter((part) => part !== "").join(" · ");
  }

  async function sizeOnServer(): Promise<string> {
    const head = await fetch(file.path, { method: "HEAD" }).catch(() => undefined);
    const length = Number(head?.ok ? head.headers.get("Content-Length") : 0);
    return length > 0 ? sizeOf(length) : "";
  }

  function tell(): void {
    const own = files?.ofPhone(file.id);
    place.classList.toggle("ed-picture--away", false);
    // A player shows nothing of what is played.
    note.textContent = !own ? (file.shown === "sound" ? name : "") : own.isRefused ? say(words, "editor.file.refused") : own.sent > 0
      ? say(words, "editor.file.sending").replace("{percent}", `${Math.floor(own.sent * 100)}`)
      : say(words, "editor.file.waiting");
  }

  function fetchAgain(): void {
    clearTimeout(timer);
    if (!place.isConnected || !isWanted || (shows instanceof HTMLImageElement && shows.naturalWidth > 0)) return;
    if (files?.ofPhone(file.id)) return show();
    shows.src = file.path;
  }
}
