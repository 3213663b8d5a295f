import { aboutOf } from "./about";
import { make, write } from "./dom";
import { nameOf, type PlanPage } from "./page";
import { sectionsOf } from "./sections";

/** The sections' minutes as a strip beside the lesson's length, and the same in words. */
export function minutesStrip(page: PlanPage): { readonly element: HTMLElement; show(): void } {
  const { doc, say } = page;
  const parts = make("div", { class: "strip__parts" });
  const end = make("span", { class: "strip__end" });
  const picture = make("div", { class: "strip", "aria-hidden": "true" }, parts, end);
  const words = make("p", { class: "small" });
  return {
    element: make("div", { class: "plan__minutes" }, picture, words),
    show() {
      const timed = sectionsOf(doc).flatMap((section, at) => (section.minutes === null ? [] : [{ section, minutes: section.minutes, place: at + 1 }]));
      const sum = timed.reduce((all, t) => all + t.minutes, 0);
      const length = aboutOf(doc).minutes;
      const whole = Math.max(sum, length ?? 0);
      picture.hidden = whole === 0;
      parts.replaceChildren(
        ...timed.map(({ section, minutes, place }) => {
          const part = make("span", { "data-kind": section.kind, title: `${nameOf(section, say)}: ${say("plan.minutes.count", { count: minutes })}` }, String(place));
          part.style.flexGrow = String(minutes);
          return part;
        }),
      );
      if (sum < whole) {
        const free = make("span", { class: "strip__free" });
        free.style.flexGrow = String(whole - sum);
        parts.append(free);
      }
      end.hidden = length === null || sum <= length;
      end.style.insetInlineStart = `${((length ?? 0) / (whole || 1)) * 100}%`;
      picture.dataset["over"] = String(length !== null && sum > length);
      write(words, sentence(sum, length));
    },
  };

  function sentence(minutes: number, length: number | null): string {
    if (length === null) return minutes === 0 ? say("plan.minutes.none") : say("plan.minutes.sum", { count: minutes });
    if (minutes === length) return say("plan.minutes.full", { count: minutes });
    const key = minutes < length ? "plan.minutes.free" : "plan.minutes.over";
    return say(key, { minutes, length, count: Math.abs(length - minutes) });
  }
}
