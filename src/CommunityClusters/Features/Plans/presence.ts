import { make, newId } from "./dom";
import { face, faces, othersIn, type Person } from "./faces";
import type { PlanPage } from "./page";

/** Who is here: faces, and by a tap their names and whether one is seen oneself. */
export function presence(page: Pick<PlanPage, "document" | "say" | "me">): { readonly element: HTMLElement; show(): readonly Person[] } {
  const { document: open, say } = page;
  const row = make("span", { class: "faces" });
  const words = make("span", { class: "here__words" });
  const opener = make("summary", { class: "here__opener" }, row, words);
  const names = make("ul", { class: "here__names" });
  const hide = make("input", { type: "checkbox", id: newId("hide") });
  hide.addEventListener("change", () => open.hide(hide.checked));
  const list = make("div", { class: "menu__items here__list" }, names, make("label", { class: "choice" }, hide, make("span", {}, say("plan.here.hide"))), make("p", { class: "soft small" }, say("plan.here.hide.how")));
  const element = make("details", { class: "menu here no-print" }, opener, list);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    opener.focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) element.open = false;
  });
  let shown = "";

  return {
    element,
    show() {
      const others = othersIn(open.awareness, page.me);
      hide.checked = open.isHidden;
      const now = JSON.stringify([others.map((p) => [p.name, p.paper]), open.isHidden]);
      if (now !== shown) {
        shown = now;
        row.replaceChildren(...faces(others));
        words.textContent = others.length === 0 ? say("plan.here.nobody") : say("plan.here.count", { count: others.length });
        const all = others.map((p) => make("li", {}, face(p), make("span", { dir: "auto" }, p.name)));
        names.replaceChildren(...all, make("li", { class: "soft" }, open.isHidden ? say("plan.here.you-hidden") : say("plan.here.you")));
      }
      return others;
    },
  };
}
