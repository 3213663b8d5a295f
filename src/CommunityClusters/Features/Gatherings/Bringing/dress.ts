/** Adds to what came live what is its viewer's own: what all are sent knows nobody's. */
export function dress(page: HTMLElement, mine: HTMLFormElement): void {
  const me = mine.dataset["me"] ?? "";
  const token = mine.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]");
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-author]")) {
    if (form.querySelector("[name=__RequestVerificationToken]")) continue;
    if (token) form.append(token.cloneNode());
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: form.dataset["author"], value: me }));
  }
  for (const own of page.querySelectorAll<HTMLElement>(`.pledge[data-own="${CSS.escape(me)}"]:not(.pledge--mine)`)) {
    own.classList.add("pledge--mine");
    const amount = own.closest(".thing")?.querySelector<HTMLInputElement>("[name='Pledge.Amount']");
    if (amount) amount.defaultValue = own.dataset["amount"] ?? amount.defaultValue;
  }
}
