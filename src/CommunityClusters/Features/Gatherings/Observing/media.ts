import type { FileAddress } from "../../../Client/files/address";
import type { Files } from "../../../Client/files/files";
import { sizeOf } from "../../../Client/files/put-in";
import { findPicture, keepPicture } from "../../../Client/kept";
import { make, write } from "../../../Client/make";
import { savesData } from "../../../Client/saves-data";
import type { Say } from "../../Plans/say";
import type { Note } from "./notes";
import { outline } from "./outlines";

/** A recording or a picture of a note, in its place. */
export interface Media {
  readonly element: HTMLElement;
  show(note: Note): void;
  /** What a picture shows, in its observer's words. */
  says(words: string): void;
  destroy(): void;
}

/** A length in seconds as a clock says it. */
export function length(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/**
 * Shows a note's file from wherever it is nearest: what waits on this phone, what it keeps of what was sent or seen, and the server last. A recording is
 * fetched when it is to be played, and a picture at once, unless its reader saves data.
 */
export function media(file: FileAddress, teacher: string, files: Files, say: Say): Media {
  const isSound = file.shown === "sound";
  const words = make("span");
  const fetches = make("button", { type: "button", class: "button button--quiet" }, outline(isSound ? "play" : "camera"), words);
  const told = make("p", { class: "soft small", role: "status" });
  const place = make("div", {}, fetches);
  const cut = make("p", { class: "soft small" });
  const element = make("div", { class: "heard" }, place, cut, told);
  let address: string | undefined;
  let shown: HTMLImageElement | undefined;
  const nameless = say(`observation.kind.${isSound ? "heard" : "board"}`);
  let name = nameless;
  let isGone = false;
  fetches.addEventListener("click", () => void draw(true));

  async function draw(isAsked: boolean): Promise<void> {
    if (address || isGone || (isSound && !isAsked)) return;
    // What waits here may not have been read yet when the page is drawn.
    const bytes = files.find(file.id)?.file.bytes ?? (await files.all().catch(() => [])).find(({ id }) => id === file.id)?.bytes;
    const near = bytes ? new Blob([bytes]) : await (await findPicture(teacher, file.path).catch(() => undefined))?.blob();
    if (!near && !isAsked && savesData()) return;
    const found = near ?? (await fetched());
    if (address || isGone || typeof found === "string") return typeof found === "string" ? write(told, say(found)) : undefined;
    write(told, "");
    address = URL.createObjectURL(found.type ? found : new Blob([found], { type: types[file.path.slice(file.path.lastIndexOf("."))] ?? "" }));
    if (isSound) play(address);
    else picture(address);
  }

  /** From the server, once: this phone then keeps it. @returns the sentence that says why not */
  async function fetched(): Promise<Blob | string> {
    try {
      const answer = await fetch(file.path);
      if (!answer.ok) return "observation.file.away";
      await keepPicture(teacher, file.path, answer.clone()).catch(() => undefined);
      return await answer.blob();
    } catch {
      return "observation.file.no-signal";
    }
  }

  function play(from: string): void {
    const player = make("audio", { controls: true, src: from, "aria-label": name, class: "heard__player" });
    place.replaceChildren(player);
    // A browser that recorded it did not write how long it became: that is known once its end was looked for.
    player.addEventListener("loadedmetadata", () => {
      if (Number.isFinite(player.duration)) return;
      player.addEventListener("timeupdate", () => (player.currentTime = 0), { once: true });
      player.currentTime = Number.MAX_SAFE_INTEGER;
    }, { once: true });
    void player.play().catch(() => undefined);
    player.focus();
  }

  function picture(from: string): void {
    shown = make("img", { src: from, alt: name, class: "heard__picture", ...(file.width && file.height ? { width: file.width, height: file.height } : {}) });
    shown.addEventListener("error", () => write(told, say("observation.file.away")));
    place.replaceChildren(shown);
  }

  const again = (): void => void (isSound || draw(false));
  addEventListener("online", again);
  void draw(false);
  return {
    element,
    show({ seconds }) {
      const own = files.find(file.id)?.file;
      element.hidden = own?.growing === true;
      if (isSound) write(words, say("observation.play", { length: seconds === null ? "" : length(seconds) }).trim());
      else write(words, say("observation.file.show", { size: own ? sizeOf(own.bytes.length) : "" }).trim());
      write(cut, isSound && seconds === null && !own?.growing ? say("observation.cut-off") : "");
    },
    says(said) {
      name = said.trim() || nameless;
      shown?.setAttribute("alt", name);
    },
    destroy() {
      isGone = true;
      removeEventListener("online", again);
      if (address) URL.revokeObjectURL(address);
    },
  };
}

const types: Record<string, string> = { ".jpg": "image/jpeg", ".png": "image/png", ".weba": "audio/webm", ".ogg": "audio/ogg", ".m4a": "audio/mp4" };
