import type * as Y from "yjs";
import { make, sprite, write } from "../../../Client/make";
import type { Say } from "../../Plans/say";
import { now } from "../Days/clock";
import { start, startedAt } from "./notes";

/** When the programme has the lesson: the instant at which it begins, and its length. */
export interface Planned {
  readonly begins?: number | null;
  readonly minutes?: number | null;
  /** When the page was drawn. */
  readonly now?: number | null;
}

export interface Timer {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
  destroy(): void;
}

/** How far the lesson is, counted from when its observer says that it begins: lessons begin when they begin. */
export function timer(doc: Y.Doc, say: Say, planned: Planned): Timer {
  const clock = make("p", { class: "timer__clock big", role: "timer" });
  const words = make("p", { class: "soft" });
  const begins = make("button", { type: "button", class: "button" }, sprite("clock"), make("span", {}, say("observation.starts")));
  const again = make("button", { type: "button", class: "button button--quiet button--small" }, say("observation.starts.not"));
  begins.addEventListener("click", () => start(doc, now()));
  again.addEventListener("click", () => start(doc, null));
  const element = make("section", { class: "card timer" }, make("div", {}, clock, words), make("div", { class: "row" }, begins, again));
  const ticking = setInterval(tick, 1000);

  function tick(): void {
    const began = startedAt(doc);
    const passed = began === null ? 0 : Math.max(Math.floor((now() - began) / 1000), 0);
    clock.hidden = began === null;
    write(clock, `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`);
    const left = planned.minutes ? Math.ceil(planned.minutes - passed / 60) : undefined;
    if (began === null) write(words, say("observation.not-started"));
    else if (left === undefined) write(words, say("observation.into"));
    else write(words, left >= 0 ? say("observation.left", { count: left }) : say("observation.over", { count: -left }));
  }

  return {
    element,
    show(mayWrite) {
      const isOn = startedAt(doc) !== null;
      begins.hidden = !mayWrite || isOn;
      again.hidden = !mayWrite || !isOn;
      tick();
    },
    destroy: () => clearInterval(ticking),
  };
}
