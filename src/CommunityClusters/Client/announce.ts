/** What came of a form is said where the page begins; it is brought before the eyes of whoever sent it from the page's end. */
export function announceOutcome(): void {
  for (const drawn of ["turbo:load", "turbo:render"]) document.addEventListener(drawn, show);
}

function show(): void {
  const said = document.querySelector<HTMLElement>("main .form-errors, main .done[role=status]");
  if (!said || said.dataset["announced"] !== undefined) return;
  said.dataset["announced"] = "";
  said.tabIndex = -1;
  said.focus({ preventScroll: true });
  said.scrollIntoView({ block: "center" });
}
