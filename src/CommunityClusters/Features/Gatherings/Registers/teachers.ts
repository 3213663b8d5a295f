import { make, write } from "../../../Client/make";
import { teachersHere, tick } from "./here";
import { type Part, personOf, redraw, type RegisterPage } from "./page";

/** The members: a tap on a name ticks it, another takes the tick back. */
export function teachersPart(page: RegisterPage): Part {
  const { doc, say, about } = page;
  const count = make("span", { class: "register__count" });
  const buttons = new Map(about.members.map((member) => {
    const names = make("span", {}, make("b", { dir: "auto" }, member.name), ...(member.school ? [make("small", { class: "soft", dir: "auto" }, member.school)] : []));
    const button = make("button", { type: "button", class: "here-tick", "aria-pressed": "false" }, make("span", { class: member.face, "aria-hidden": "true" }, member.initials), names);
    button.addEventListener("click", () => tick(doc, member.id, !teachersHere(doc).has(member.id)));
    return [member.id, button] as const;
  }));
  // Who was ticked and is no member any more was here all the same.
  const others = make("p", { class: "soft", hidden: true });
  const element = make(
    "section", { class: "card" },
    make("div", { class: "card__head" }, make("h2", {}, say("register.teachers")), count),
    make("p", { class: "soft small" }, say("register.teachers.how")),
    make("div", { class: "register__names" }, ...buttons.values()), others,
  );

  return {
    element,
    show(mayWrite) {
      const here = teachersHere(doc);
      for (const [id, button] of buttons) {
        button.disabled = !mayWrite;
        button.setAttribute("aria-pressed", String(here.has(id)));
      }
      const gone = [...here].filter((id) => !buttons.has(id)).map((id) => personOf(page, id));
      others.hidden = gone.length === 0;
      redraw(others, gone.map((name, at) => make("bdi", {}, at === 0 ? name : `, ${name}`)));
      write(count, say("register.here.count", { count: here.size }));
    },
  };
}
