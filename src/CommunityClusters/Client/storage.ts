/** Asks the browser to keep what waits to be sent also when space on the phone is short. @returns whether it does */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/** So little room is said before it is gone, in bytes. */
const little = 5 * 1024 * 1024;

/** Whether the phone is full or almost full, as far as the browser says. */
export async function hasLittleRoom(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  return quota - usage < little;
}

/** Says beside what waits, if anything does, that the browser refused. */
export async function showWhetherKept(somethingWaits: boolean): Promise<void> {
  const refusal = document.querySelector<HTMLElement>("[data-storage-refused]");
  if (!refusal) return;
  refusal.hidden = !somethingWaits || ((await navigator.storage?.persisted?.()) ?? false);
}
