import * as Y from "yjs";
import type { EditorRemarks, Passage } from "../../../Client/editor/remarks";
import { nameOf, type PlanPage } from "../page";
import { allSections, sectionsOf, textOf } from "../sections";
import { type Panel, panelOf } from "./panel";
import { type Ends, endsOf, placeOf, wordsIn } from "./place";
import { type Remark, readRemarks } from "./read";
import { bringIntoView } from "./view";

/** The remarks of a plan that is open. */
export interface PlanRemarks {
  /** What the plan's editors show of them, and ask. */
  readonly inText: EditorRemarks;
  /** How many of a section, or of all sections, are open. */
  count(section?: string): number;
  /** Calls whenever a remark came, changed or went. @returns what ends it */
  onChange(listener: () => void): () => void;
  /** Shows those of a section, or all. */
  open(section?: string): void;
  /** @param mayWrite whether this teacher may remark */
  show(mayWrite: boolean): void;
  destroy(): void;
}

const soon = 300;

/** The remarks as the server drew them below the plan; none on a page without. What stands there is what is told: news of others is put there as well. */
export function remarksOf(page: Omit<PlanPage, "remarks">): PlanRemarks | null {
  const root = document.querySelector<HTMLElement>("[data-remarks]");
  if (!root) return null;
  const { doc, say } = page;
  const listeners = new Set<() => void>();
  const signs = new Set<() => void>();
  let all: Remark[] = [];
  let isBegun = false;
  let asked: { readonly section: string; readonly ends: Ends } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const panel: Panel = panelOf(page, root, {
    shown: (remark) => {
      asked = null;
      redraw();
      if (remark) bringIntoView(root, () => document.querySelector(`.ed-remark[data-remark="${remark.id}"]`) ?? document.getElementById(`section-${remark.section}`));
    },
    closed() {
      asked = null;
      redraw();
    },
  });
  const watch = new MutationObserver(refresh);

  /** Puts each remark where it belongs, with the words that it is about, and tells who shows them. */
  function refresh(): void {
    const before = all;
    all = readRemarks(root!);
    tellOfNew(before);
    const sections = sectionsOf(doc);
    const order = new Map(sections.map((s, at) => [s.id, at]));
    const named = new Map(sections.map((s) => [s.id, nameOf(s, say)]));
    const placed = all.map((remark) => ({ remark, place: placeOf(textOf(doc, remark.section), remark.ends), at: order.get(remark.section) ?? sections.length }));
    placed.sort((a, b) => a.at - b.at || indexOf(a.place) - indexOf(b.place) || a.remark.sign - b.remark.sign);
    for (const { remark, place } of placed) {
      const words = place.state === "here" ? wordsIn(textOf(doc, remark.section).toString().slice(place.from, place.to)) : say(`remark.words.${place.state === "whole" ? "all" : place.state}`);
      panel.place(remark, named.get(remark.section) ?? say("remark.section.gone"), words, place.state === "here");
    }
    panel.arrange(placed.map((p) => p.remark));
    // What was just put there is no news.
    watch.takeRecords();
    for (const listener of listeners) listener();
    redraw();
  }
  /** Says to those who do not see it that a colleague remarked. */
  function tellOfNew(before: readonly Remark[]): void {
    const came = isBegun ? all.find((r) => r.by !== page.me && !before.some((b) => b.id === r.id)) : undefined;
    if (came) page.announce(label(came));
    isBegun = true;
  }
  function label({ sign, author, says }: Remark): string {
    return say("remark.sign", { number: sign, name: author, text: says });
  }
  function redraw(): void {
    for (const draw of signs) draw();
  }
  function later(): void {
    if (!panel.isOpen) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, soon);
  }

  const inText: EditorRemarks = {
    of(text) {
      const section = sectionIn(text);
      const found: Passage[] = [];
      for (const remark of all) {
        const { id, sign, ends, isClosed, section: its } = remark;
        const place = its === section && (!isClosed || id === panel.current) ? placeOf(text, ends) : null;
        if (place?.state === "here") found.push({ ...place, id, sign, isOpen: id === panel.current, label: label(remark) });
      }
      const place = asked?.section === section ? placeOf(text, asked.ends) : null;
      if (place?.state === "here") found.push({ ...place, id: "", sign: 0, isOpen: true, label: "" });
      return found;
    },
    onChange: (draw) => (signs.add(draw), () => signs.delete(draw)),
    open: (id) => panel.show(id),
    ask(text, from, to) {
      const section = sectionIn(text);
      asked = { section, ends: endsOf(text, from, to) };
      const called = allSections(doc).find((s) => s.id === section);
      panel.ask(asked, called ? nameOf(called, say) : "", wordsIn(text.toString().slice(from, to)));
      redraw();
      bringIntoView(root, () => document.querySelector(".ed-remarked--open"));
    },
    get may() {
      return panel.mayRemark;
    },
  };

  refresh();
  watch.observe(root, { childList: true, subtree: true });
  doc.on("update", later);
  return {
    inText,
    count: (section) => all.filter((r) => !r.isClosed && (section === undefined || r.section === section)).length,
    onChange: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    open(section) {
      refresh();
      const first = section === undefined ? undefined : all.filter((r) => !r.isClosed && r.section === section);
      panel.show(first?.length === 1 ? first[0]!.id : null, section);
    },
    show: (mayWrite) => panel.setMayWrite(mayWrite),
    destroy() {
      watch.disconnect();
      clearTimeout(timer);
      doc.off("update", later);
      panel.destroy();
    },
  };
}

function indexOf(place: ReturnType<typeof placeOf>): number {
  return place.state === "here" ? place.from : -1;
}

function sectionIn(text: Y.Text): string {
  return Y.findRootTypeKey(text).slice("text:".length);
}
