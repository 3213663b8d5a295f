import { make, write } from "../../../Client/make";
import { answer, type Count, everywhere, type Group, groupsOf, totalOf } from "./counts";
import { counterPart } from "./counter";
import { type Part, personOf, redraw, type RegisterPage } from "./page";
import { none, rootsOf } from "./shape";

/** The learners, by count: what I count, and what everybody counted so far. */
export function learnersPart(page: RegisterPage): Part {
  const { doc, say, about } = page;
  const counter = counterPart(page);
  const list = make("div", { class: "register__groups" });
  const total = make("p", { class: "register__total" });
  const empty = make("p", { class: "soft" }, say("register.counted.none"));
  const element = make(
    "section", { class: "card" },
    make("h2", {}, say("register.learners")), make("p", { class: "soft small" }, say("register.learners.how")),
    counter.element, make("h3", {}, say("register.counted")), empty, list, total,
  );

  return {
    element,
    show(mayWrite) {
      counter.show(mayWrite);
      const groups = groupsOf(doc);
      empty.hidden = groups.length > 0;
      redraw(list, groups.map((group) => draw(group, mayWrite)));
      const { learners, open } = totalOf(groups);
      total.hidden = groups.length === 0;
      write(total, [say("register.total", { count: learners }), ...(open > 0 ? [say("register.open", { count: open })] : [])].join(" · "));
    },
  };

  function draw(group: Group, mayWrite: boolean): HTMLElement {
    const school = rootsOf(doc).schools.get(group.school) ?? about.schools.find((s) => s.id === group.school)?.name ?? "…";
    const grade = group.grade === none ? "" : (about.grades.find((g) => g.code === group.grade)?.name ?? group.grade);
    const title = make("h4", {}, make("bdi", {}, school), ...(grade ? [make("span", { class: "soft" }, ` · ${say("register.of-grade", { grade })}`)] : []));
    const together = make("b", { class: "register__sum" }, group.learners === null ? "?" : String(group.learners));
    const head = make("div", { class: "register__group-head" }, title, together);
    return make("div", { class: "register__group", "data-open": group.learners === null }, head, make("ul", { class: "register__counts" }, ...group.counts.map((count) => row(group, count, mayWrite))), ...(group.counts.length > 1 ? [question(group, mayWrite)] : []));
  }

  function row(group: Group, count: Count, mayWrite: boolean): HTMLElement {
    const place = count.place === everywhere.id ? "" : (rootsOf(doc).places.get(count.place) ?? about.rooms.find((r) => r.id === count.place)?.name ?? "");
    const words = [make("b", {}, String(count.learners)), " ", make("bdi", {}, personOf(page, count.keeper)), ...(place ? [" · ", make("bdi", {}, place)] : [])];
    if (count.keeper !== page.me || !mayWrite) return make("li", {}, make("span", { class: "register__row" }, ...words));
    const mine = make("button", { type: "button", class: "register__row", "data-key": `${group.school}/${group.grade}/${count.place}` }, make("span", {}, ...words), make("span", { class: "soft small" }, say("register.go-on")));
    mine.addEventListener("click", () => counter.goOnWith(count.place, group.school, group.grade === none ? "" : group.grade));
    return make("li", {}, mine);
  }

  function question(group: Group, mayWrite: boolean): HTMLElement {
    const choose = (areSame: boolean, words: string): HTMLElement => {
      const button = make("button", { type: "button", class: "button button--small button--quiet register__answer", "aria-pressed": String(group.areSame === areSame), disabled: !mayWrite, "data-key": `${group.school}/${group.grade}?${areSame}` }, words);
      button.addEventListener("click", () => answer(doc, group, areSame));
      return button;
    };
    return make("div", { class: group.areSame === null ? "note register__question" : "register__question", role: "group", "aria-label": say("register.question") },
      make("p", {}, say(group.areSame === null ? "register.question" : group.areSame ? "register.answered.same" : "register.answered.others")),
      make("div", { class: "row" }, choose(true, say("register.same")), choose(false, say("register.others"))));
  }
}
