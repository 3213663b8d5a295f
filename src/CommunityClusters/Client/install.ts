interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | undefined;

/** Buttons with `data-install` put the program on the home screen; they show only while the browser offers it. */
export function enableInstalling(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    show();
  });
  addEventListener("appinstalled", () => {
    offered = undefined;
    show();
  });
  document.addEventListener("turbo:load", show);
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-install]")) void offered?.prompt();
  });
}

function show(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-installing]")) place.hidden = !offered;
}
