import { make } from "../../../Client/make";
import { addTo, type Counted, countOf, everywhere, setCount } from "./counts";
import type { Part, RegisterPage } from "./page";
import { mostLearners, type Named, named, rootsOf } from "./shape";

export interface Counter extends Part {
  /** Goes on with a count that stands in the list. */
  goOnWith(place: string, school: string, grade: string): void;
}

const other = "~";

/** Where a keeper counts learners: what, where, and a number that taps make larger and smaller. */
export function counterPart(page: RegisterPage): Counter {
  const { doc, me, say, about } = page;
  const place = choice("place", say("register.where"), [everywhereHere(), ...about.rooms], say("register.where.other"), say("register.where.name"));
  const school = choice("school", say("register.school"), about.schools, say("register.school.other"), say("register.school.name"));
  const grade = make("select", { id: "count-grade" }, make("option", { value: "" }, say("register.grade.none")), ...about.grades.map((g) => make("option", { value: g.code }, g.name)));
  const number = make("input", { id: "count-number", type: "number", inputmode: "numeric", min: 0, max: mostLearners, class: "register__number" });
  const buttons = [-1, 1, 5].map((step) => {
    const button = make("button", { type: "button", class: step === 1 ? "button register__step" : "button button--quiet register__step", "aria-label": say(step < 0 ? "register.less" : "register.more", { count: Math.abs(step) }) }, step < 0 ? "−1" : `+${step}`);
    button.addEventListener("click", () => {
      const counted = chosen();
      if (!counted) return;
      addTo(doc, counted, step);
      page.announce(String(countOf(doc, counted)));
    });
    return button;
  });
  const fields = make("fieldset", { class: "stack" },
    make("legend", { class: "visually-hidden" }, say("register.count")),
    place.element, school.element,
    make("div", { class: "field field--short" }, make("label", { for: "count-grade" }, say("register.grade")), grade),
    make("div", { class: "field" }, make("label", { for: "count-number" }, say("register.count")), make("div", { class: "register__counter" }, buttons[0]!, number, buttons[1]!, buttons[2]!)));
  const element = make("div", { class: "register__counting" }, fields);
  element.addEventListener("input", ({ target }) => {
    const counted = target === number ? chosen() : undefined;
    if (counted && number.value !== "" && number.validity.valid) setCount(doc, counted, number.valueAsNumber);
    else if (target !== number) show();
  });
  // What is left empty or cannot be is what it was before.
  number.addEventListener("change", () => show(true));

  function everywhereHere(): Named {
    return { ...everywhere, name: say("register.everywhere") };
  }
  function chosen(): Counted | undefined {
    const [where, which] = [place.value(), school.value()];
    return where && which ? { keeper: me, place: where.id === everywhere.id ? everywhere : where, school: which, grade: grade.value } : undefined;
  }
  function show(always = false): void {
    const counted = chosen();
    for (const field of [number, ...buttons]) field.disabled = !counted;
    const value = counted ? String(countOf(doc, counted)) : "";
    if (always || document.activeElement !== number) number.value = value;
  }

  return {
    element,
    show(mayWrite) {
      element.hidden = !mayWrite;
      show();
    },
    goOnWith(where, which, of) {
      const { places, schools } = rootsOf(doc);
      place.choose({ id: where, name: places.get(where) ?? "" });
      school.choose({ id: which, name: schools.get(which) ?? "" });
      grade.value = of;
      show(true);
      element.scrollIntoView({ block: "nearest" });
      number.focus();
    },
  };
}

/** One of those that are known, or another one by its name. */
function choice(name: string, label: string, known: readonly Named[], another: string, anothersName: string) {
  const select = make("select", { id: `count-${name}` }, ...known.map((one) => make("option", { value: one.id }, one.name)), make("option", { value: other }, another));
  const field = make("input", { id: `count-${name}-name`, maxlength: 160, dir: "auto", autocomplete: "off" });
  const more = make("div", { class: "field", hidden: true }, make("label", { for: `count-${name}-name` }, anothersName), field);
  const element = make("div", { class: "stack" }, make("div", { class: "field" }, make("label", { for: `count-${name}` }, label), select), more);
  const show = (): void => void (more.hidden = select.value !== other);
  select.addEventListener("input", show);
  show();
  return {
    element,
    value(): Named | undefined {
      if (select.value !== other) return known.find((one) => one.id === select.value);
      return field.value.trim() === "" ? undefined : named(field.value, known);
    },
    choose(one: Named): void {
      const isKnown = known.some((k) => k.id === one.id);
      select.value = isKnown ? one.id : other;
      if (!isKnown) field.value = one.name;
      show();
    },
  };
}
