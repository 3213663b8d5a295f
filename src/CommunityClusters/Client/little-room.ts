import { make, sprite } from "./make";

/** So little room is said before it is gone, in bytes. */
const little = 2 * 1024 * 1024;
/** Being asked costs the phone a write: no oftener than this, in milliseconds, where somebody only opens a page. */
const hour = 60 * 60_000;
const [short, asked] = ["little-room", "little-room-asked"];

/**
 * Whether the phone is full or almost full. Browsers tell of more room than there is, so that nobody is known by it: this one is asked for some,
 * which is given back.
 */
export async function hasLittleRoom(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  const isShort = quota - usage < little || !(await gives(little));
  try {
    localStorage.setItem(asked, String(Date.now()));
    if (isShort) localStorage.setItem(short, "");
    else localStorage.removeItem(short);
  } catch {
    // Not even so much finds room.
    return true;
  }
  return isShort;
}

/**
 * Says beside a document that is opened to be written in that the phone is full or almost full: at once where it was so when it was last asked,
 * and as soon as it is known where that was an hour ago.
 * @param left whether the page is left by then
 */
export async function sayWhereRoomIsLittle(notes: HTMLElement, sentence: string, left: AbortSignal): Promise<void> {
  const warning = make("p", { class: "warning", role: "alert" }, sprite("circle-alert"), make("span", {}, sentence));
  if (localStorage.getItem(short) !== null) notes.append(warning);
  const age = Date.now() - Number(localStorage.getItem(asked) ?? Number.NaN);
  // A clock that was put back since makes nobody wait.
  if (age >= 0 && age < hour) return;
  const isShort = await hasLittleRoom();
  if (left.aborted) return;
  if (isShort) notes.append(warning);
  else warning.remove();
}

async function gives(bytes: number): Promise<boolean> {
  let room: Cache | undefined;
  try {
    room = await caches.open("room");
    await room.put("/room", new Response(new Uint8Array(bytes)));
    return true;
  } catch (error) {
    // A browser that keeps nothing for anybody says so elsewhere.
    return (error as DOMException).name !== "QuotaExceededError";
  } finally {
    await room?.delete("/room").catch(() => false);
  }
}
