import type { WrittenSection } from "../brought-content";
import type { Say } from "../say";
import type { Picture } from "./brought";

/** Shows the sections that were understood, each with its minutes and its first words. */
export function showSections(list: HTMLElement, sections: readonly WrittenSection[], say: Say): void {
  list.className = "bring__parts";
  list.replaceChildren(...sections.map(({ kind, name, minutes, text }) => {
    const row = document.createElement("li");
    const first = bare(text);
    row.append(part("b", name || say(`plan.kind.${kind}`), "auto"));
    if (minutes) row.append(part("span", say("plan.minutes.count", { count: minutes })));
    row.append(part("p", first || say("bring.empty"), "auto", "soft small"));
    return row;
  }));
}

/** The first words of a text, without its signs. */
function bare(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/^\s*(?:[-*] (?:\[[ x]\] )?|#+ |[|\s:-]+$)/gm, "").replace(/\\(?=[\p{P}\p{S}])|[*|]+|~~/gu, " ").replace(/\s+/g, " ").trim().slice(0, 200);
}

let shown: string[] = [];

/** Shows the pages that were photographed, in their order; each can be taken out again. */
export function showPages(list: HTMLElement, pages: readonly Picture[], say: Say, takeOut: (page: Picture) => void): void {
  forgetShown();
  list.className = "bring__parts bring__parts--pages";
  list.replaceChildren(...pages.map((page, at) => {
    const row = document.createElement("li");
    const address = URL.createObjectURL(new Blob([page.bytes]));
    shown.push(address);
    const picture = Object.assign(document.createElement("img"), { src: address, alt: say("bring.page", { number: at + 1 }), width: page.width, height: page.height });
    const away = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet button--small", textContent: say("bring.page.out", { number: at + 1 }) });
    away.addEventListener("click", () => takeOut(page));
    row.append(picture, away);
    return row;
  }));
}

/** Lets go of the pictures that were shown. */
export function forgetShown(): void {
  for (const address of shown) URL.revokeObjectURL(address);
  shown = [];
}

function part(tag: string, words: string, dir = "", className = ""): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: words, dir, className });
}
