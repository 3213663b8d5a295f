/** Adds to slots that came live what is their viewer's own: what all are sent knows nobody's. */
export function dressMine(list: HTMLElement, form: HTMLFormElement): void {
  const me = form.dataset["me"] ?? "";
  const [you, button] = ["slot-you", "slot-mine"].map((id) => document.getElementById(id) as HTMLTemplateElement | null);
  for (const slot of list.querySelectorAll<HTMLElement>(":scope > .slot")) {
    const person = slot.querySelector<HTMLElement>(`[data-teacher="${CSS.escape(me)}"]`);
    if (!person || slot.classList.contains("slot--mine")) continue;
    slot.classList.add("slot--mine");
    if (you) person.append(you.content.cloneNode(true));
    const line = button?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    const step = line?.querySelector("button");
    if (!line || !step) continue;
    const { pathname } = new URL(form.action, location.href);
    step.setAttribute("formaction", `${pathname}?handler=StepOut&slotId=${slot.id.slice("slot-".length)}`);
    slot.append(line);
  }
}
