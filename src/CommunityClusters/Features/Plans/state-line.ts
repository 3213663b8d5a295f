import type { Refusal } from "../../Client/documents/document";
import { button, make, write } from "./dom";
import { icon } from "../../Client/editor/icons";
import type { PlanPage } from "./page";
import { Steady, type Shown } from "./steady";

export interface StateLine {
  /** The small line that is always to be seen. */
  readonly element: HTMLElement;
  /** What needs the teacher: it stands below the line, and can be long. */
  readonly notes: HTMLElement;
  show(): void;
  destroy(): void;
}

const dots: Record<Shown, string> = { saved: "dot dot--sent", sent: "dot", phone: "dot dot--waiting", screen: "dot dot--offline", writing: "dot dot--waiting" };

/** Words that are refused for one of these hold up all later ones, and may do so for good. */
const forGood: readonly (Refusal | null)[] = ["foreign", "malformed", "full"];

/**
 * @param save gives the teacher the plan as a file
 * @param beginAgain gives up what was not sent; it is offered once that is in a file
 */
export function stateLine(page: PlanPage, save: () => Promise<void>, beginAgain: () => void): StateLine {
  const { document: open, say } = page;
  const dot = make("span", {});
  const words = make("span", {});
  const element = make("p", { class: "state plan__state" }, dot, words);
  const again = make(
    "div",
    { class: "stack", hidden: true },
    make("p", {}, say("plan.begin-again.hint")),
    button({ class: "button button--quiet button--small" }, "undo-2", say("plan.begin-again"), beginAgain),
  );
  /** How many changes waited when the plan was last saved as a file: what was written since is not in it. */
  let inFile: number | undefined;
  const refused = note(again);
  const reading = note();
  const kept = note();
  const notes = make("div", { class: "plan__notes" }, refused.element, reading.element, kept.element);
  const steady = new Steady(draw);

  async function saveAll(): Promise<void> {
    const { waiting } = open.state;
    await save();
    inFile = waiting;
    showAgain();
  }

  function showAgain(): void {
    const { waiting, refused: why } = open.state;
    again.hidden = !forGood.includes(why) || waiting !== inFile;
  }

  function note(...more: Node[]) {
    const text = make("p", {});
    const file = button({ class: "button button--quiet button--small" }, "download", say("plan.save-file"), () => void saveAll());
    const box = make("div", { class: "warning", role: "alert", hidden: true }, icon("circle-alert"), make("div", {}, text, file, ...more));
    return {
      element: box,
      show(sentence: string, withFile: boolean, isHarmless = false) {
        box.className = isHarmless ? "note" : "warning";
        box.hidden = sentence === "";
        file.hidden = !withFile;
        write(text, sentence);
      },
    };
  }

  function draw(where: Shown): void {
    const { waiting, refused: why } = open.state;
    const isStuck = why !== null && why !== "large";
    dot.className = isStuck ? "dot dot--offline" : dots[where];
    element.dataset["state"] = isStuck ? "refused" : where;
    write(words, where === "phone" && waiting > 0 ? say("plan.state.waiting", { count: waiting }) : say(`plan.state.${where}`));
  }

  return {
    element,
    notes,
    show() {
      const { words: where, waiting, keeps, refused: why } = open.state;
      steady.show(where, keeps);
      kept.show(keeps ? "" : say("plan.state.keeps-nothing"), !keeps && waiting > 0);
      if (open.isOver) reading.show(say(waiting > 0 ? "plan.over.unsent" : "plan.over"), waiting > 0);
      else if (!open.isBegun) reading.show(say("plan.begun"), false, true);
      else reading.show(open.mayWrite ? "" : say("plan.read-only"), false, true);
      refused.show(why && !open.isOver ? say(`plan.refused.${why satisfies Refusal}`) : "", why !== "large");
      showAgain();
    },
    destroy: () => steady.destroy(),
  };
}

