import { mayRecord } from "./may-record";

/**
 * The right to ask for the microphone comes and goes with a whole page: the browser asks the page that was opened first, and Turbo changes only what is
 * in it.
 */
export function openRecordingPagesWhole(): void {
  document.addEventListener("turbo:before-visit", (event) => {
    const to = new URL(event.detail.url);
    if (mayRecord(to.pathname) === mayRecord(location.pathname)) return;
    event.preventDefault();
    location.assign(to);
  });
}
