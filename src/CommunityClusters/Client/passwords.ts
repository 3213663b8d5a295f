/** Buttons with `data-shows` show the password in the field that they control, until it is sent or the page is left. */
export function enableShowingPasswords(): void {
  for (const drawn of ["turbo:load", "turbo:render"]) document.addEventListener(drawn, () => buttons().forEach((button) => (button.hidden = false)));
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-shows]") : null;
    if (button) show(button, button.getAttribute("aria-pressed") !== "true");
  });
  // First of all that hear of it: what a form keeps of its text, and the browser of a page, has no password in it.
  for (const parting of ["submit", "turbo:before-cache"]) document.addEventListener(parting, () => buttons().forEach((button) => show(button, false)), true);
}

const buttons = (): NodeListOf<HTMLButtonElement> => document.querySelectorAll("[data-shows]");

function show(button: HTMLButtonElement, shown: boolean): void {
  button.setAttribute("aria-pressed", String(shown));
  (document.getElementById(button.dataset["shows"]!) as HTMLInputElement).type = shown ? "text" : "password";
}
