const longestBeginning = 120;

/** The number by which a post stands in its thread. */
export function numberOf(post: HTMLElement): number {
  return Number(post.dataset["number"]);
}

/** A post's own id. */
export function idOf(post: HTMLElement): string {
  return post.id.slice("post-".length);
}

/** Who wrote it, as the page says it. */
export function authorOf(post: HTMLElement): string {
  return post.querySelector(".post__head b")?.textContent ?? "";
}

/** How a post begins, in one line; of one without words the names of its pictures, and of one whose words are gone or folded that they are. */
export function beginning(post: HTMLElement): string {
  const instead = post.querySelector<HTMLElement>("[data-taken-back]")?.dataset["takenBack"];
  if (instead) return instead;
  const words = post.querySelector("[data-text]")?.textContent?.trim() || [...post.querySelectorAll<HTMLElement>("[data-picture]")].map((picture) => picture.dataset["picture"]).join(" ");
  const text = words.replace(/\s+/g, " ").trim();
  return text.length <= longestBeginning ? text : `${text.slice(0, text.lastIndexOf(" ", longestBeginning) > 0 ? text.lastIndexOf(" ", longestBeginning) : longestBeginning)}…`;
}
