/** A form that could not be sent says so, keeps what was typed, and can be sent again. */
export function tellWhatWasNotSent(): void {
  document.addEventListener("turbo:fetch-request-error", ({ target }) => target instanceof HTMLFormElement && show(true));
  document.addEventListener("turbo:submit-start", () => show(false));
}

function show(unsent: boolean): void {
  const note = document.querySelector<HTMLElement>("[data-unsent]");
  if (!note) return;
  note.hidden = !unsent;
  if (unsent) note.scrollIntoView({ block: "nearest" });
}
