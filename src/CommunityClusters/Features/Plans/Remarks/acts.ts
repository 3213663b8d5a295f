import type { Remark } from "./read";

/** Answering and closing the remark that is shown: one block for all, so that what is typed stays when the remark is drawn anew. */
export interface Acts {
  /** @param remark the one it acts on; without one it is not there */
  show(remark: Remark | null, me: string): void;
}

/** @returns none where the page's reader may not write */
export function actsOf(root: HTMLElement): Acts | null {
  const block = root.querySelector<HTMLElement>("[data-remark-acts]");
  if (!block) return null;
  const text = block.querySelector("textarea")!;
  const ids = block.querySelectorAll<HTMLInputElement>("input[name$='RemarkId']");
  const ownAnswer = block.querySelector<HTMLTemplateElement>("template[data-own-answer]")!;
  const acts = new Map([...block.querySelectorAll<HTMLButtonElement>("[data-act]")].map((button) => [button.dataset["act"], button]));
  // What is begun about one is no answer to another.
  const drafts = new Map<string, string>();
  let shown = "";

  function offerToTakeBack(answer: HTMLElement, me: string): void {
    if (answer.dataset["by"] !== me || answer.querySelector("[data-take-answer-back]")) return;
    const act = ownAnswer.content.cloneNode(true) as DocumentFragment;
    act.querySelector("button")!.value = answer.dataset["answer"]!;
    answer.append(act);
  }

  return {
    show(remark, me) {
      block.hidden = remark === null;
      if (!remark) return;
      if (remark.id !== shown) {
        drafts.set(shown, text.value);
        shown = remark.id;
        text.value = drafts.get(shown) ?? "";
        for (const id of ids) id.value = shown;
      }
      for (const answer of remark.element.querySelectorAll<HTMLElement>("[data-answer]")) offerToTakeBack(answer, me);
      acts.get("close")!.hidden = remark.isClosed;
      acts.get("open")!.hidden = !remark.isClosed;
      acts.get("take-back")!.hidden = remark.by !== me || remark.isTakenBack;
    },
  };
}
