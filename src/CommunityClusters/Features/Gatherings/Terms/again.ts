// Whoever looks at other days of the month, or at more months, keeps what they ticked and typed.

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("[data-again] a") : null;
  const form = document.querySelector<HTMLFormElement>("#again");
  if (!link || !form) return;
  const to = new URL(link.href);
  for (const known of ["Ticked", "Unticked", "About"]) to.searchParams.delete(known);
  for (const day of form.querySelectorAll<HTMLInputElement>("[data-day]")) to.searchParams.append(day.checked ? "Ticked" : "Unticked", day.dataset["day"]!);
  to.searchParams.set("About", form.querySelector<HTMLInputElement>("[name='Ask.About']")?.value ?? "");
  link.href = to.href;
}, { capture: true });
