import { aboutOf } from "./about";
import { make } from "./dom";
import { lineField } from "./line-field";
import type { Choice, PlanPage } from "./page";
import { rootsOf } from "./shape";
import { minutesStrip } from "./strip";

/** The head of a plan, as it would stand on the chalkboard: the topic, for whom it is, and the lesson's minutes. */
export function board(page: PlanPage): { readonly element: HTMLElement; show(mayWrite: boolean): void; destroy(): void } {
  const { doc, say, choices } = page;
  const topic = lineField(rootsOf(doc).topic, { class: "plan__topic", "aria-label": say("plan.topic"), placeholder: say("plan.topic.hint") });
  const facts = make("p", { class: "facts" });
  const strip = minutesStrip(page);
  const element = make("header", { class: "board plan__board" }, make("h1", {}, topic.element), facts, strip.element);

  return {
    element,
    show(mayWrite) {
      topic.field.readOnly = !mayWrite;
      const { subject, language, grades } = aboutOf(doc);
      const said = [nameOf(choices.subjects, subject), gradesOf(grades), nameOf(choices.languages, language)].filter((s) => s !== "");
      facts.replaceChildren(...said.map((s) => make("span", { dir: "auto" }, s)));
      facts.hidden = said.length === 0;
      strip.show();
    },
    destroy: topic.destroy,
  };

  function gradesOf(grades: ReadonlySet<string>): string {
    const names = choices.grades.filter((g) => grades.has(g.code)).map((g) => g.name);
    return names.length === 0 ? "" : say(names.length === 1 ? "plan.about.grade" : "plan.about.several", { grades: names.join(", ") });
  }
}

export function nameOf(among: readonly Choice[], code: string): string {
  return among.find((c) => c.code === code)?.name ?? code;
}
