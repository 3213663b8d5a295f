/**
 * A visit that another overtakes is broken off, and so is its page if that is on the way already: nothing that anybody has to be told.
 * One that fails for want of signal was told on its page. Whatever else is broken off, as what goes to the phone's disk, is told.
 */
export function letVisitsBeOvertaken(): void {
  const known = new WeakSet<object>();
  addEventListener("turbo:before-fetch-request", ({ detail: { fetchOptions: { signal } } }) => {
    signal?.addEventListener("abort", () => known.add(signal.reason as object));
  });
  addEventListener("turbo:fetch-request-error", ({ detail: { error } }) => known.add(error));
  addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof Object && known.has(event.reason)) event.preventDefault();
  });
}
