// Says beside the field that a day falls within holidays or exam weeks, as soon as it is chosen. What it says stands in the form already.

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== "date") {
    return;
  }

  const form = target.closest("form");
  const said = [...(form?.querySelectorAll<HTMLElement>("[data-says]") ?? [])].filter(({ dataset }) => target.value >= dataset.first! && target.value <= dataset.last!);
  const hint = target.parentElement!.querySelector<HTMLElement>("[data-hint]");
  if (hint) hint.textContent = said.map(({ dataset }) => dataset.says).join(" · ");
});
