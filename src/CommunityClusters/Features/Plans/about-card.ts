import { aboutOf, setAbout, setGrade, setLength } from "./about";
import { make, newId } from "./dom";
import { minutesField } from "./minutes-field";
import type { Choice, PlanPage } from "./page";

export interface AboutCard {
  readonly element: HTMLDetailsElement;
  show(mayWrite: boolean): void;
  flush(): void;
}

/** Subject, grades, length and language: folded once they are said. */
export function aboutCard(page: PlanPage): AboutCard {
  const { doc, say, choices } = page;
  const subject = choice("subject", choices.subjects);
  const language = choice("language", choices.languages);
  const minutes = minutesField(say, (value) => setLength(doc, value));
  minutes.name(say("plan.about.minutes"));
  const length = make("div", { class: "field" }, make("span", { class: "label", "aria-hidden": "true" }, say("plan.about.minutes")), minutes.element);
  const chips = make("div", { class: "choices" });
  const grades = make("fieldset", { class: "fieldset" }, make("legend", {}, say("plan.about.grades")), chips);
  const element = make("details", { class: "card plan__about no-print" }, make("summary", {}, say("plan.about.title")), make("div", { class: "form" }, subject.element, grades, length, language.element));
  const { subject: known, minutes: said } = aboutOf(doc);
  element.open = known === "" && said === null && aboutOf(doc).grades.size === 0;

  function choice(name: "subject" | "language", among: readonly Choice[]) {
    const select = make("select", { id: newId(name) }, make("option", { value: "" }, say("plan.about.not-said")), ...among.map(option));
    select.addEventListener("change", () => setAbout(doc, name, select.value));
    return { select, element: make("div", { class: "field" }, make("label", { for: select.id }, say(`plan.about.${name}`)), select) };
  }
  function showChoice(select: HTMLSelectElement, code: string, mayWrite: boolean): void {
    // One that is not in the list, of another country or a later year, is not lost by opening the plan.
    if (![...select.options].some((o) => o.value === code)) select.append(option({ code, name: code }));
    if (select.value !== code) select.value = code;
    select.disabled = !mayWrite;
  }
  function showGrades(chosen: ReadonlySet<string>, mayWrite: boolean): void {
    const known = new Set(choices.grades.map((g) => g.code));
    const all = [...choices.grades, ...[...chosen].filter((code) => !known.has(code)).map((code) => ({ code, name: code }))];
    for (const { code, name } of all) {
      let box = [...chips.querySelectorAll("input")].find((input) => input.value === code);
      if (!box) {
        box = make("input", { type: "checkbox", value: code });
        const made = box;
        made.addEventListener("change", () => setGrade(doc, code, made.checked));
        chips.append(make("label", { class: "choice" }, made, make("span", { dir: "auto" }, name)));
      }
      box.checked = chosen.has(code);
      box.disabled = !mayWrite;
    }
  }

  return {
    element,
    show(mayWrite) {
      const about = aboutOf(doc);
      showChoice(subject.select, about.subject, mayWrite);
      showChoice(language.select, about.language, mayWrite);
      minutes.show(about.minutes, mayWrite);
      showGrades(about.grades, mayWrite);
    },
    flush: () => minutes.flush(),
  };
}

function option({ code, name }: Choice): HTMLOptionElement {
  return make("option", { value: code }, name);
}
