/** Offers a plan's minutes where nobody has typed any. */
export function offerMinutes(form: HTMLFormElement): void {
  if (form.dataset["ready"] !== undefined) return;
  form.dataset["ready"] = "";
  const plan = form.querySelector<HTMLSelectElement>("select[name$='.PlanId']");
  const minutes = form.querySelector<HTMLInputElement>("input[name$='.Minutes']");
  let offered = "";
  plan?.addEventListener("change", () => {
    if (!minutes || minutes.value !== offered) return;
    offered = plan.selectedOptions[0]?.dataset["minutes"] ?? "";
    minutes.value = offered;
  });
}
