import { fromBase64 } from "../../../Client/documents/base64";
import type { Ends } from "./place";

/** A remark as the page has it: the server draws it, and news puts it there. */
export interface Remark {
  readonly id: string;
  readonly element: HTMLElement;
  readonly section: string;
  /** The number by which people call it. */
  readonly sign: number;
  readonly ends: Ends | null;
  readonly isClosed: boolean;
  readonly isTakenBack: boolean;
  /** The id of who made it. */
  readonly by: string;
  /** What is said first of it: by whom, and how it begins. */
  readonly author: string;
  readonly says: string;
}

const before = "remark-";

/** All remarks of a part of the page. */
export function readRemarks(root: ParentNode): Remark[] {
  return [...root.querySelectorAll<HTMLElement>("article.remark")].map((element) => {
    const { section = "", sign = "", from = "", to = "", closed = "", by = "" } = element.dataset;
    const text = element.querySelector("[data-text]");
    return {
      id: element.id.slice(before.length),
      element,
      section,
      sign: Number(sign),
      ends: from && to ? { from: fromBase64(from), to: fromBase64(to) } : null,
      isClosed: closed === "true",
      isTakenBack: text === null,
      by,
      author: element.querySelector(".remark__said b")?.textContent ?? "",
      says: text?.textContent?.trim() ?? "",
    };
  });
}
