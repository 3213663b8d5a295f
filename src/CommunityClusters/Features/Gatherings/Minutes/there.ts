import { write } from "../../../Client/make";
import type { OtherPage } from "../../../Client/other-documents";
import type { Say } from "../../Plans/say";
import { groupsOf, totalOf } from "../Registers/counts";
import { guestsOf, teachersHere } from "../Registers/here";
import { rootsOf } from "../Registers/shape";

/** Of whom the register speaks. */
export interface There {
  readonly register: string;
  /** The names of the members, and of others who stand in the register, by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Who is there, from the register as this phone has it: the page was drawn before anybody came, and there may be no signal since.
 * @returns what ends it
 */
export function there({ register, names }: There, say: Say, me: string, beside: OtherPage["beside"]): () => void {
  const place = document.querySelector<HTMLElement>("[data-there]");
  let end = (): void => undefined;
  if (!place) return end;
  let isOver = false;
  void beside(register).then(({ doc }) => {
    if (isOver) return;
    const shared = Object.values(rootsOf(doc));
    const show = (): void => {
      const here = [...teachersHere(doc)].map((id) => names[id] ?? (id === me ? say("register.you") : say("register.somebody"))).sort((a, b) => a.localeCompare(b));
      const guests = guestsOf(doc).map((g) => (g.school === "" ? g.name : `${g.name} (${g.school})`));
      const { learners } = totalOf(groupsOf(doc));
      const all = [...here, ...guests];
      write(place, [all.length === 0 ? say("minutes.there.none") : all.join(", "), ...(learners > 0 ? [say("register.total", { count: learners })] : [])].join(" · "));
    };
    for (const map of shared) map.observe(show);
    end = () => {
      for (const map of shared) map.unobserve(show);
    };
    show();
  }).catch(() => undefined);
  return () => {
    isOver = true;
    end();
  };
}
