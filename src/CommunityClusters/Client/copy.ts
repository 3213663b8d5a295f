// Buttons with `data-copy="id"` copy that field's text; they show only where the browser can copy.
show();
document.addEventListener("turbo:load", show);
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-copy]") : null;
  if (!button) return;
  const field = document.getElementById(button.dataset["copy"] ?? "");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  await navigator.clipboard.writeText(field.value);
  const word = button.querySelector("span");
  if (word && button.dataset["done"]) word.textContent = button.dataset["done"];
});

function show(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) button.hidden = false;
}

export {};
