import { make } from "../../../Client/make";
import type { OtherPage, Shown } from "../../../Client/other-documents";
import { groupsOf, totalOf } from "./counts";
import { guestsPart } from "./guests";
import { guestsOf, teachersHere } from "./here";
import { learnersPart } from "./learners";
import { type About, personOf, type RegisterPage } from "./page";
import { rootsOf } from "./shape";
import { teachersPart } from "./teachers";

/** Makes the page of a register one that members keep together, with and without signal. */
export function show({ element, open, me, say, about, state }: OtherPage): Shown {
  const drawn = [...element.childNodes];
  const said = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const page: RegisterPage = { open, doc: open.doc, me, say, about: about as About, announce: (words) => (said.textContent = words) };
  const parts = [teachersPart(page), guestsPart(page), learnersPart(page)];
  let isDue = false;
  let isGone = false;

  function draw(): void {
    const mayWrite = open.mayWrite && !open.isOver;
    for (const part of parts) part.show(mayWrite);
  }
  // At most once a turn, however much came.
  function later(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isGone) draw();
    });
  }

  element.replaceChildren(make("div", { class: "doc__bar no-print" }, state.element), state.notes, ...parts.map((p) => p.element), said);
  element.classList.add("register");
  const shared = Object.values(rootsOf(open.doc));
  for (const map of shared) map.observe(later);
  const ends = [open.onState(later), open.onOver(later)];
  draw();

  return {
    text: () => asText(page),
    destroy() {
      isGone = true;
      for (const end of ends) end();
      for (const map of shared) map.unobserve(later);
      element.classList.remove("register");
      element.replaceChildren(...drawn);
    },
  };
}

function asText(page: RegisterPage): string {
  const { doc, say, about } = page;
  const { schools, places } = rootsOf(doc);
  const groups = groupsOf(doc);
  const { learners, open } = totalOf(groups);
  const grade = (code: string): string => about.grades.find((g) => g.code === code)?.name ?? code;
  return [
    `# ${say("register.title")}`,
    `## ${say("register.teachers")}`, ...[...teachersHere(doc)].map((id) => about.members.find((m) => m.id === id)?.name ?? personOf(page, id)),
    `## ${say("register.guests")}`, ...guestsOf(doc).map((g) => [g.name, g.school].filter((s) => s !== "").join(", ")),
    `## ${say("register.learners")}`,
    ...groups.flatMap((g) => g.counts.map((c) => `${schools.get(g.school) ?? "…"} · ${grade(g.grade)} · ${c.learners} · ${about.members.find((m) => m.id === c.keeper)?.name ?? personOf(page, c.keeper)} · ${places.get(c.place) ?? ""}`)),
    say("register.total", { count: learners }), ...(open > 0 ? [say("register.open", { count: open })] : []),
  ].join("\n").concat("\n");
}
