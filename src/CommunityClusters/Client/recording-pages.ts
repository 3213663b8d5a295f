import { mayRecord } from "./may-record";

/** How long the end of a recording is waited for before its page is left all the same, in milliseconds. */
const patience = 3000;

/** Said before a page is left by a link; who has to end something first gives when it is done. */
export type Leaving = CustomEvent<(end: Promise<unknown>) => void>;

/**
 * The right to ask for the microphone comes and goes with a whole page: the browser asks the page that was opened first, and Turbo changes only what is
 * in it.
 */
export function openRecordingPagesWhole(): void {
  // At the same address there may be a page without the right: the one that says that there is no signal, or what went wrong.
  const isWithRight = mayRecord(location.pathname) && document.querySelector("[data-document]") !== null;
  document.addEventListener("turbo:before-visit", (event) => {
    const to = new URL(event.detail.url);
    const ends: Promise<unknown>[] = [];
    document.dispatchEvent(new CustomEvent("leaving", { detail: (end: Promise<unknown>) => ends.push(end) }) satisfies Leaving);
    if (mayRecord(to.pathname) === isWithRight && ends.length === 0) return;
    event.preventDefault();
    const tired = new Promise((done) => setTimeout(done, patience));
    void Promise.race([Promise.allSettled(ends), tired]).then(() => (to.href === location.href ? location.reload() : location.assign(to)));
  });
}
