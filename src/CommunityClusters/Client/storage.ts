/** Asks the browser to keep what waits to be sent also when space on the phone is short. @returns whether it does */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/** So little room is said before it is gone, in bytes. */
const little = 2 * 1024 * 1024;
const short = "little-room";

/**
 * Whether the phone is full or almost full. Browsers tell of more room than there is, so that nobody is known by it: this one is asked for some,
 * which is given back.
 */
export async function hasLittleRoom(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  const isShort = quota - usage < little || !(await gives(little));
  if (isShort) localStorage.setItem(short, "");
  else localStorage.removeItem(short);
  return isShort;
}

/** Whether it was so when it was last asked. */
export function hadLittleRoom(): boolean {
  return localStorage.getItem(short) !== null;
}

async function gives(bytes: number): Promise<boolean> {
  const room = await caches.open("room");
  try {
    await room.put("/room", new Response(new Uint8Array(bytes)));
    return true;
  } catch (error) {
    return (error as DOMException).name !== "QuotaExceededError";
  } finally {
    await room.delete("/room").catch(() => false);
  }
}

/** Says beside what waits, if anything does, that the browser refused. */
export async function showWhetherKept(somethingWaits: boolean): Promise<void> {
  const refusal = document.querySelector<HTMLElement>("[data-storage-refused]");
  if (!refusal) return;
  refusal.hidden = !somethingWaits || ((await navigator.storage?.persisted?.()) ?? false);
}
