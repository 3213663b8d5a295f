import type * as Y from "yjs";
import { mention } from "../../../Client/files/address";
import type { Files } from "../../../Client/files/files";
import { scaled } from "../../../Client/files/scale";
import { make, sprite, write } from "../../../Client/make";
import { hasLittleRoom } from "../../../Client/little-room";
import type { Say } from "../../Plans/say";
import { now } from "../Days/clock";
import { spoken } from "../Days/spoken";
import { addNote } from "./notes";
import { outline } from "./outlines";

export interface Board {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
}

/** Takes a photo of the board, after a word on what is not to be in it. @param noted is given the note of it */
export function board(doc: Y.Doc, files: Files, to: { document: string; room: string }, say: Say, noted: (id: string) => void): Board {
  const told = make("p", { class: "heard__told", role: "status" });
  const opens = make("button", { type: "button", class: "button button--quiet prompt", "aria-expanded": "false" }, outline("camera"), make("span", {}, say("observation.board")));
  const [take, camera] = chooser("observation.board.take", "button", true);
  const [choose, gallery] = chooser("observation.board.choose", "button button--quiet", false);
  const not = make("button", { type: "button", class: "button button--quiet button--small" }, say("observation.board.not"));
  const asks = make("div", { class: "note", hidden: true }, sprite("eye-off"), make("div", {}, make("p", {}, say("observation.board.remind")), make("div", { class: "row" }, take, choose, not), camera, gallery));
  const element = make("div", { class: "heard" }, opens, asks, told);
  opens.addEventListener("click", () => open(asks.hasAttribute("hidden")));
  not.addEventListener("click", () => {
    open(false);
    opens.focus();
  });

  function open(isOpen: boolean): void {
    asks.hidden = !isOpen;
    opens.setAttribute("aria-expanded", String(isOpen));
    write(told, "");
    if (isOpen) take.focus();
  }

  /** A label is no button to those who use keys; the button opens the field. */
  function chooser(words: string, look: string, withCamera: boolean): [button: HTMLButtonElement, field: HTMLInputElement] {
    const field = make("input", { type: "file", accept: "image/*", hidden: true, ...(withCamera ? { capture: "environment" } : {}) });
    const button = make("button", { type: "button", class: look }, say(words));
    button.addEventListener("click", () => field.click());
    field.addEventListener("change", () => {
      const [file] = field.files ?? [];
      field.value = "";
      if (file) void put(file);
    });
    return [button, field];
  }

  async function put(file: File): Promise<void> {
    open(false);
    const at = now();
    try {
      const [picture, isShort] = await Promise.all([scaled(file), hasLittleRoom()]);
      if (isShort || !picture) return write(told, say(isShort ? "observation.no-room" : "observation.board.no-picture"));
      const { bytes, ending, width, height } = picture;
      const kept = await files.put({ ...to, name: `${say("observation.kind.board")} ${spoken(at)}${ending}`, ending, bytes });
      const address = /\((.+)\)$/.exec(mention({ id: kept.id, ending, width, height }, ""))![1]!;
      noted(addNote(doc, "board", at, address));
    } catch {
      write(told, say("observation.no-room"));
    }
  }

  return { element, show: (mayWrite) => (element.hidden = !mayWrite) };
}
