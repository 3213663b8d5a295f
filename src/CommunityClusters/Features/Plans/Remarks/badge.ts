import { make, write } from "../dom";
import { icon } from "../../../Client/editor/icons";
import type { PlanPage } from "../page";

/** A button that says how many remarks are open, of a section or of the plan, and shows them; it is not there where there are none. */
export function remarksBadge(page: PlanPage, section?: { readonly id: string; name(): string }): { readonly element: HTMLElement; show(): void; destroy(): void } {
  const { remarks, say } = page;
  const count = make("span", { "aria-hidden": "true" });
  const words = make("span", { class: "visually-hidden" });
  const element = make("button", { type: "button", class: "remarks__badge no-print", hidden: true }, icon("message-circle"), count, words);
  element.addEventListener("click", () => remarks?.open(section?.id));

  function show(): void {
    const open = remarks?.count(section?.id) ?? 0;
    element.hidden = open === 0;
    write(count, String(open));
    write(words, section ? say("remark.of-section", { count: open, name: section.name() }) : say("remark.open-count", { count: open }));
  }
  const end = remarks?.onChange(show);
  return { element, show, destroy: () => end?.() };
}
