import { make, write } from "../../../Client/make";
import type { OtherPage, Shown } from "../../../Client/other-documents";
import { othersIn } from "../../Plans/faces";
import { presence } from "../../Plans/presence";
import { type WordsField, wordsField } from "../Observing/words-field";
import { headingsOf, inOrder, place } from "./headings";
import { type Fixed, keepName, partsOf, rootsOf, textOf } from "./shape";
import { there, type There } from "./there";

interface Row {
  readonly element: HTMLElement;
  readonly words: WordsField;
  /** Is called so from now on. */
  is(name: string, says: string): void;
  /** @param writers who has the caret in it, besides the reader */
  show(mayWrite: boolean, writers: readonly string[]): void;
}

const fixed: readonly Fixed[] = ["decisions", "else"];

/** Makes the page of minutes one that members write together, with and without signal. */
export function show({ element, open, me, say, about, state, undo, beside }: OtherPage): Shown {
  const drawn = [...element.childNodes];
  const { doc, awareness } = open;
  const said = about as There;
  let dealtWith = headingsOf(document);
  const who = presence({ document: open, say, me });
  const list = make("div", { class: "minutes__parts" });
  const rows = new Map<string, Row>();
  /** What this page has seen in the programme or on the agenda. */
  const known = new Set<string>();
  let isDue = false;
  let isGone = false;

  function rowOf(id: string, name: string, says: string, hint: string): Row {
    const text = textOf(doc, id);
    const field = `words-${id}`;
    const words = wordsField(text, { id: field, "aria-describedby": `${field}-says`, placeholder: hint }, (origin) => undo(text, origin));
    const writing = make("p", { class: "minutes__writing soft small", hidden: true });
    // Only where somebody writes: whoever reads leaves the kept name as it was.
    words.field.addEventListener("input", () => {
      const kept = dealtWith.find((h) => h.id === id)?.kept;
      if (kept !== undefined) keepName(doc, id, kept);
    });
    const cursor = { tname: `text:${id}` };
    words.field.addEventListener("focus", () => awareness.setLocalStateField("cursor", { anchor: cursor, head: cursor }));
    words.field.addEventListener("blur", () => awareness.setLocalStateField("cursor", null));
    const label = make("label", { for: field, dir: "auto" }, name);
    const below = make("p", { class: "soft small", dir: "auto", id: `${field}-says`, hidden: says === "" }, says);
    return {
      element: make("section", { class: "card minutes__part" }, make("h2", {}, label), below, words.element, writing),
      words,
      is(called, more) {
        write(label, called);
        write(below, more);
        below.hidden = more === "";
      },
      show(mayWrite, writers) {
        words.field.readOnly = !mayWrite;
        writing.hidden = writers.length === 0;
        write(writing, writers.length === 0 ? "" : say("minutes.writes-here", { names: writers.join(", ") }));
      },
    };
  }

  function is(id: string, name: string, says: string, hint: string): void {
    const row = rows.get(id);
    if (row) row.is(name, says);
    else rows.set(id, rowOf(id, name, says, hint));
  }

  function arrange(): void {
    const there = new Set(dealtWith.map(({ id }) => id));
    const parts = partsOf(doc);
    for (const { id, name, says } of dealtWith) is(id, name, says, say("minutes.hint"));
    for (const { id, name } of parts) if (!there.has(id)) is(id, name || say("minutes.gone.unnamed"), say(known.has(id) ? "minutes.gone" : "minutes.not-here"), "");
    for (const id of fixed) is(id, say(`minutes.${id}`), say(`minutes.${id}.how`), say(`minutes.${id}.hint`));
    for (const id of there) known.add(id);
    const order = inOrder(dealtWith, parts, fixed, [...rows.keys()], (id) => textOf(doc, id).length > 0 || rows.get(id)!.element.contains(document.activeElement));
    for (const [id, row] of rows) {
      if (order.includes(id)) continue;
      row.words.destroy();
      row.element.remove();
      rows.delete(id);
    }
    place(list, order.map((id) => rows.get(id)!.element));
  }

  function draw(): void {
    const mayWrite = open.mayWrite && !open.isOver;
    arrange();
    who.show();
    const others = othersIn(awareness, me);
    for (const [id, row] of rows) row.show(mayWrite, others.filter((p) => p.writesIn === id).map((p) => p.name));
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

  function deals(): void {
    dealtWith = headingsOf(document);
    later();
  }

  element.replaceChildren(make("div", { class: "doc__bar no-print" }, state.element, who.element), state.notes, list);
  element.classList.add("minutes");
  const { headings } = rootsOf(doc);
  headings.observe(later);
  awareness.on("change", later);
  // Words of a heading that was taken out may come before its name.
  doc.on("update", later);
  // The programme or the agenda is another one.
  document.addEventListener("drawn", deals);
  const ends = [open.onState(later), open.onOver(later), there(said, say, me, beside)];
  draw();

  return {
    text: () => [
      `# ${say("minutes.title")}`,
      ...[...rows].map(([id, { element: row }]): [string, string] => [row.querySelector("h2")?.textContent ?? "", textOf(doc, id).toString().trim()]).filter(([, words]) => words !== "").flatMap(([name, words]) => [`## ${name}`, words]),
    ].join("\n\n").concat("\n"),
    destroy() {
      isGone = true;
      for (const end of ends) end();
      headings.unobserve(later);
      awareness.off("change", later);
      doc.off("update", later);
      document.removeEventListener("drawn", deals);
      for (const row of rows.values()) row.words.destroy();
      element.classList.remove("minutes");
      element.replaceChildren(...drawn);
    },
  };
}
