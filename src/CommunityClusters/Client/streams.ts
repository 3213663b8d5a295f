import { StreamActions } from "@hotwired/turbo";
import { belongsIn, nextIn } from "./belongs";

/** `place`: the fragment takes the place of its element, or goes into its list where the page has none yet: first, or in its order. */
export function addStreamActions(): void {
  StreamActions["place"] = function () {
    const present = document.getElementById(this.getAttribute("element") ?? "");
    const list = document.getElementById(this.getAttribute("into") ?? "");
    const fragment = this.templateContent;
    const first = fragment.firstElementChild as HTMLElement | null;
    if (present) present.replaceWith(fragment);
    else if (list && first && belongsIn(list, first)) list.insertBefore(fragment, nextIn(list, first));
    document.dispatchEvent(new Event("drawn"));
  };
}
