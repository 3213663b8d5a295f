import { StreamActions } from "@hotwired/turbo";

/** `place`: the fragment takes the place of its element, or goes first into its list where the page has none yet. */
export function addStreamActions(): void {
  StreamActions["place"] = function () {
    const present = document.getElementById(this.getAttribute("element") ?? "");
    const list = document.getElementById(this.getAttribute("into") ?? "");
    const fragment = this.templateContent;
    if (present) present.replaceWith(fragment);
    else list?.prepend(fragment);
    document.dispatchEvent(new Event("drawn"));
  };
}
