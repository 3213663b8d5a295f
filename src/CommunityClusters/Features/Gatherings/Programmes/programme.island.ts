import { dragByHandle } from "./drag";
import { clock, inRoom, movedBy, type Place, row } from "./grid";
import { dressMine } from "./mine";
import { Moves } from "./moves";
import { offerMinutes } from "./offered";

/** Arrow keys are pressed several times until a slot is where it should be; then it is sent. */
const pause = 700;

/** The programme that is open: moved by arrow keys and by dragging, kept in order of time, with what is its viewer's own. */
class Programme {
  readonly #moves: Moves;
  readonly #form: HTMLFormElement | null = document.querySelector("form#programme");
  /** The slot whose handle has the focus: news puts another in its place. */
  #held = "";

  constructor(private readonly list: HTMLElement) {
    this.#moves = new Moves((id) => document.getElementById(id), {
      send: (slot, seen, place) => this.#send(slot, seen, place),
      say: (key, place) => this.#say(key, place),
      refuse: (why) => this.#refuse(why),
    });
    list.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("focusin", (event) => (this.#held = event.target instanceof Element && event.target.matches(".slot__grip") ? (event.target.closest(".slot")?.id ?? "") : ""));
    list.addEventListener("focusout", (event) => event.relatedTarget && (this.#held = ""));
    this.drawn();
  }

  /** Something came anew. */
  drawn(): void {
    if (this.#form) dressMine(this.list, this.#form);
    if (this.list.dataset["may"] !== undefined) for (const slot of this.#slots) this.#addHandle(slot);
    this.#moves.shown();
    this.#order();
    if (this.#held && document.activeElement === document.body) document.getElementById(this.#held)?.querySelector<HTMLElement>(".slot__grip")?.focus({ preventScroll: true });
  }

  get #slots(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > .slot")];
  }

  get #rooms(): string[] {
    return (this.list.querySelector<HTMLElement>(":scope > .frame")?.dataset["rooms"] ?? "").split(" ").filter(Boolean);
  }

  #addHandle(slot: HTMLElement): void {
    if (slot.querySelector(".slot__grip")) return;
    const { sayMove = "", sayMoveHow = "" } = this.list.dataset;
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "slot__grip";
    handle.textContent = sayMove;
    handle.setAttribute("aria-label", sayMoveHow.replace("{topic}", slot.querySelector("h3")?.textContent?.trim() ?? ""));
    let line = slot.querySelector(".slot__mine");
    if (!line) {
      line = document.createElement("p");
      line.className = "slot__mine";
      slot.append(line);
    }
    line.append(handle);
    dragByHandle(this.list, slot, handle, {
      placeOf: (other) => this.#moves.placeOf(other),
      rooms: () => this.#rooms,
      drop: (dropped, place) => {
        this.#moves.to(dropped, place, 0);
        this.#order();
      },
    });
  }

  #key(event: KeyboardEvent): void {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>(".slot__grip") : null;
    const slot = handle?.closest<HTMLElement>(".slot");
    if (!handle || !slot || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = this.#pressed(event.key, this.#moves.placeOf(slot));
    if (!next) return;
    event.preventDefault();
    this.#moves.to(slot, next, pause);
    this.#order();
    handle.focus({ preventScroll: true });
    slot.scrollIntoView({ block: "nearest" });
  }

  #pressed(key: string, place: Place): Place | undefined {
    const onward = getComputedStyle(this.list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "ArrowUp" || key === "ArrowDown") return movedBy(place, key === "ArrowUp" ? -row : row);
    if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
    // What stands across all rooms goes into the first.
    if (place.column === 0) return this.#rooms.length > 0 && key === onward ? { ...place, room: this.#rooms[0]!, column: 1 } : place;
    return inRoom(place, key === onward ? 1 : -1, this.#rooms);
  }

  /** In order of time, as the server draws them; nothing moves that stands right already. */
  #order(): void {
    const slots = this.#slots;
    const at = new Map(slots.map((slot) => [slot, this.#moves.placeOf(slot)]));
    const ordered = [...slots].sort((a, b) => at.get(a)!.begins - at.get(b)!.begins || at.get(a)!.column - at.get(b)!.column);
    if (ordered.some((slot, i) => slot !== slots[i])) this.list.append(...ordered);
  }

  async #send(slot: string, seen: number, place: Place): Promise<string | undefined> {
    if (!this.#form) return "";
    const lost = this.list.dataset["sayLost"] ?? "";
    const body = new URLSearchParams([
      ["Move.SlotId", slot],
      ["Move.Seen", String(seen)],
      ["Move.Begins", clock(place.begins)],
      ["Move.Minutes", String(place.minutes)],
      ["Move.RoomId", place.room],
      ["__RequestVerificationToken", this.#form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")?.value ?? ""],
    ]);
    try {
      const { pathname } = new URL(this.#form.action);
      const response = await fetch(`${pathname}?handler=Move`, { method: "POST", body, headers: { "X-Waits": "1" }, redirect: "manual" });
      if (response.status === 204) return undefined;
      return response.headers.get("Content-Type")?.startsWith("text/plain") ? await response.text() : lost;
    } catch {
      return lost;
    }
  }

  #say(key: "stands" | "moved", place: Place): void {
    const { sayStands = "", sayMoved = "", sayRoomNone = "" } = this.list.dataset;
    const room = this.list.querySelector(`.frame__room.c${this.#rooms.indexOf(place.room) + 1}`)?.textContent ?? sayRoomNone;
    const values: Record<string, string> = { from: clock(place.begins), until: clock(place.begins + place.minutes), room };
    const said = document.querySelector("[data-move-said]");
    if (said) said.textContent = (key === "stands" ? sayStands : sayMoved).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
    this.#tell("");
  }

  #refuse(why: string): void {
    this.#order();
    this.#tell(why);
  }

  #tell(why: string): void {
    const note = document.querySelector<HTMLElement>("[data-move-refused]");
    if (!note) return;
    note.hidden = why === "";
    note.querySelector("span")!.textContent = why;
    if (why) note.scrollIntoView({ block: "nearest" });
  }
}

let open: { list: HTMLElement; programme: Programme } | undefined;

function show(): void {
  const list = document.querySelector<HTMLElement>("[data-programme]");
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-adds]")) offerMinutes(form);
  if (!list) open = undefined;
  else if (open?.list !== list) open = { list, programme: new Programme(list) };
  // The same page was drawn anew into the same list.
  else open.programme.drawn();
}

for (const drawn of ["turbo:load", "turbo:render"]) document.addEventListener(drawn, show);
document.addEventListener("drawn", () => open?.programme.drawn());
// On a page to which Turbo led this is read after both.
show();
