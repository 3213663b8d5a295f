import type { Refusal } from "../../Client/documents/document";
import { button, make, write } from "./dom";
import { icon } from "../../Client/editor/icons";
import type { PlanPage } from "./page";
import { Steady, type Shown } from "./steady";
import { waysBack } from "./ways-back";

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

/** What a teacher can do about it. */
export interface Ways {
  /** Gives them the plan as a file. */
  save(): Promise<void>;
  /** Gives up what was not sent; it is offered once that is in a file. */
  beginAgain(): void;
  /** Opens the plan anew if it is theirs again. @returns whether it is */
  openAgain(): Promise<boolean>;
}

export function stateLine(page: Pick<PlanPage, "document" | "say" | "announce">, { save, beginAgain, openAgain }: Ways): StateLine {
  const { document: open, say } = page;
  const dot = make("span", {});
  const words = make("span", {});
  // What is said of it may be far above the words that one reads.
  const why = button({ class: "plan__why" }, null, "", () => {
    const told = notes.querySelector<HTMLElement>(":scope > :not([hidden])");
    told?.scrollIntoView({ block: "center" });
    told?.focus({ preventScroll: true });
  });
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
  const shut = waysBack(page, openAgain);
  const reading = note(shut.element);
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
    const box = make("div", { class: "warning", role: "alert", tabindex: -1, hidden: true }, icon("circle-alert"), make("div", {}, text, file, ...more));
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
    const { access, state: { refused: reason } } = open;
    const isStuck = access !== "open" || (reason !== null && reason !== "large");
    dot.className = isStuck ? "dot dot--offline" : dots[where];
    element.dataset["state"] = isStuck ? "refused" : where;
    const shown = isStuck ? why : words;
    if (shown.parentNode !== element) element.replaceChildren(dot, shown);
    write(isStuck ? why.lastElementChild! : words, inWords(where));
  }

  function inWords(where: Shown): string {
    const { access, state: { waiting: count } } = open;
    if (access !== "open") return count > 0 ? say(`plan.state.${access}.waiting`, { count }) : say(`plan.state.${access}`);
    return where === "phone" && count > 0 ? say("plan.state.waiting", { count }) : say(`plan.state.${where}`);
  }

  return {
    element,
    notes,
    show() {
      const { access, state: { words: where, waiting, keeps, refused: why } } = open;
      steady.show(where, keeps);
      kept.show(keeps ? "" : say("plan.state.keeps-nothing"), !keeps && waiting > 0);
      shut.show();
      if (access === "over") reading.show(say(waiting > 0 ? "plan.over.unsent" : "plan.over"), waiting > 0);
      else if (access === "signed-out") reading.show(say("plan.signed-out"), waiting > 0);
      else if (access === "unknown") reading.show(say("plan.refused.unknown"), true);
      else if (!open.isBegun) reading.show(say("plan.begun"), false, true);
      else reading.show(open.mayWrite ? "" : say("plan.read-only"), false, true);
      refused.show(why && why !== "unknown" ? say(`plan.refused.${why satisfies Refusal}`) : "", why !== "large");
      showAgain();
    },
    destroy: () => steady.destroy(),
  };
}

