import { button, make, newId } from "./dom";
import { setLater } from "./later";
import { mostMinutes, readMinutes } from "./sections";
import type { Say } from "./say";

export interface MinutesField {
  readonly element: HTMLElement;
  show(minutes: number | null, mayWrite: boolean): void;
  name(label: string): void;
  flush(): void;
}

const step = 5;

/** Minutes to type, or to choose by the thumb in steps of five. */
export function minutesField(say: Say, set: (minutes: number | null) => void): MinutesField {
  const field = make("input", { id: newId("minutes"), type: "text", inputmode: "numeric", maxlength: String(mostMinutes).length, autocomplete: "off", dir: "ltr", placeholder: "–" });
  const less = button({ class: "stepper__step" }, "minus", say("plan.minutes.less"), () => by(-1));
  const more = button({ class: "stepper__step" }, "plus", say("plan.minutes.more"), () => by(1));
  for (const words of [less, more]) words.lastElementChild!.className = "visually-hidden";
  const label = make("label", { class: "visually-hidden", for: field.id });
  const element = make("div", { class: "stepper", role: "group" }, label, less, make("span", { class: "stepper__value" }, field, make("span", { "aria-hidden": "true" }, say("plan.minutes.unit"))), more);
  const later = setLater(field, (value) => set(read(value)));
  let shown: number | null = null;

  function by(steps: 1 | -1): void {
    const now = document.activeElement === field ? read(field.value) : shown;
    const next = steps > 0 ? Math.floor((now ?? 0) / step) * step + step : Math.ceil((now ?? 0) / step) * step - step;
    const minutes = readMinutes(Math.min(next, mostMinutes));
    later.flush();
    field.value = String(minutes ?? "");
    set(minutes);
  }
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") by(event.key === "ArrowUp" ? 1 : -1);
    else if (event.key === "Enter") field.blur();
    else return;
    event.preventDefault();
  });

  return {
    element,
    show(minutes, mayWrite) {
      shown = minutes;
      later.show(String(minutes ?? ""));
      field.readOnly = !mayWrite;
      less.hidden = more.hidden = !mayWrite;
      less.setAttribute("aria-disabled", String(minutes === null));
      element.dataset["set"] = String(minutes !== null);
    },
    name(words) {
      if (label.textContent === words) return;
      label.textContent = words;
      element.setAttribute("aria-label", words);
    },
    flush: () => later.flush(),
  };
}

/** What was typed, in whichever digits: those of Urdu and Sindhi count, too. */
function read(typed: string): number | null {
  const plain = typed.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return readMinutes(Number.parseInt(plain, 10));
}
