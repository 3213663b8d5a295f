/** Asks the browser to keep what waits to be sent also when space on the phone is short. @returns whether it does */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/** Says beside what waits, if anything does, that the browser refused. */
export async function showWhetherKept(somethingWaits: boolean): Promise<void> {
  const refusal = document.querySelector<HTMLElement>("[data-storage-refused]");
  if (!refusal) return;
  refusal.hidden = !somethingWaits || ((await navigator.storage?.persisted?.()) ?? false);
}
