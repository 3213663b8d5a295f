import type { DocumentState, Refusal } from "../../Client/documents/document";
import { button, make, write } from "./dom";
import { icon } from "./icons";
import type { PlanPage } from "./page";

export interface StateLine {
  /** The small line that is always to be seen. */
  readonly element: HTMLElement;
  /** What needs the teacher: it stands below the line, and can be long. */
  readonly notes: HTMLElement;
  show(): void;
  /** The right to the document ended while it was open. */
  over(): void;
}

const dots: Record<DocumentState["words"], string> = { saved: "dot dot--sent", sent: "dot", phone: "dot dot--waiting" };

/** @param save gives the teacher the plan as a file */
export function stateLine(page: PlanPage, save: () => void): StateLine {
  const { document: open, say } = page;
  const dot = make("span", {});
  const words = make("span", {});
  const element = make("p", { class: "state plan__state" }, dot, words);
  const refused = note();
  const reading = note();
  const notes = make("div", { class: "plan__notes" }, refused.element, reading.element);
  let isOver = false;

  function note() {
    const text = make("p", {});
    const file = button({ class: "button button--quiet button--small" }, "download", say("plan.save-file"), save);
    // Filled when there is something to say, so that it is said.
    const box = make("div", { class: "warning", role: "alert", hidden: true }, icon("circle-alert"), make("div", {}, text, file));
    return {
      element: box,
      show(sentence: string, withFile: boolean) {
        box.hidden = sentence === "";
        file.hidden = !withFile;
        write(text, sentence);
      },
    };
  }

  return {
    element,
    notes,
    show() {
      const { words: where, waiting, refused: why } = open.state;
      const isStuck = why !== null && why !== "large";
      dot.className = isStuck ? "dot dot--offline" : dots[where];
      element.dataset["state"] = isStuck ? "refused" : where;
      write(words, where === "phone" && waiting > 0 ? say("plan.state.waiting", { count: waiting }) : say(`plan.state.${where}`));
      const isUnsent = where !== "saved";
      if (isOver) reading.show(say(isUnsent ? "plan.over.unsent" : "plan.over"), isUnsent);
      else reading.show(open.mayWrite ? "" : say("plan.read-only"), false);
      refused.show(why && !isOver ? say(`plan.refused.${why satisfies Refusal}`) : "", why !== "large");
    },
    over() {
      isOver = true;
      this.show();
    },
  };
}
