import { toBase64 } from "../../../Client/documents/base64";
import { make } from "../dom";
import type { Ends } from "./place";

/** Some words of a section, to be remarked on. */
export interface About {
  readonly section: string;
  readonly ends: Ends;
}

/** The form in which a remark is made; the server drew it for those without script, who remark on whole sections by it. */
export interface Making {
  /** Asks what is to be said about some words. */
  ask(about: About, section: string, words: string): void;
  show(isThere: boolean): void;
  destroy(): void;
}

/**
 * @param taken the queue took what was typed, and folded the form
 * @returns none where the page's reader may not write
 */
export function makingOf(root: HTMLElement, taken: () => void): Making | null {
  const box = root.querySelector<HTMLDetailsElement>("#remark");
  if (!box) return null;
  const quote = box.querySelector<HTMLElement>("[data-words]")!;
  const choice = box.querySelector<HTMLElement>("[data-section-choice]")!;
  const sections = choice.querySelector("select")!;
  const folded = (): void => void (box.open || taken());
  const put = (name: string, value: string): void => {
    box.querySelector<HTMLInputElement>(`[name="Remark.${name}"]`)!.value = value;
  };
  choice.hidden = true;
  box.addEventListener("toggle", folded);

  return {
    ask({ section, ends }, called, words) {
      put("From", toBase64(ends.from));
      put("To", toBase64(ends.to));
      // One that was added since the page was drawn is not among those to choose from.
      if (![...sections.options].some((o) => o.value === section)) sections.append(make("option", { value: section }, called));
      sections.value = section;
      quote.textContent = words;
      quote.hidden = false;
      box.open = true;
      box.querySelector("textarea")!.focus();
    },
    show: (isThere) => (box.hidden = !isThere),
    destroy() {
      box.removeEventListener("toggle", folded);
      for (const name of ["From", "To"]) put(name, "");
      quote.hidden = true;
      choice.hidden = box.hidden = false;
    },
  };
}
