import { make, write } from "../../../Client/make";
import type { OtherPage, Shown } from "../../../Client/other-documents";
import { othersIn } from "../../Plans/faces";
import { presence } from "../../Plans/presence";
import { type WordsField, wordsField } from "../Observing/words-field";
import { type Fixed, keepName, partsOf, rootsOf, textOf } from "./shape";
import { there, type There } from "./there";

/** What the server says beside the document: `script[data-about]`. */
interface About extends There {
  /** The lessons and the agenda as they stand. */
  readonly headings: readonly { readonly id: string; readonly name: string; readonly kept: string; readonly says: string }[];
}

interface Row {
  readonly element: HTMLElement;
  readonly words: WordsField;
  /** @param writers who has the caret in it, besides the reader */
  show(mayWrite: boolean, writers: readonly string[]): void;
}

const fixed: readonly Fixed[] = ["decisions", "else"];

/** Makes the page of minutes one that members write together, with and without signal. */
export function show({ element, open, me, say, about, state, undo, beside }: OtherPage): Shown {
  const drawn = [...element.childNodes];
  const { doc, awareness } = open;
  const said = about as About;
  const who = presence({ document: open, say, me });
  const list = make("div", { class: "minutes__parts" });
  const rows = new Map<string, Row>();
  let isDue = false;
  let isGone = false;

  function rowOf(id: string, name: string, says: string, hint: string): Row {
    const kept = said.headings.find((h) => h.id === id)?.kept;
    const text = textOf(doc, id);
    const field = `words-${id}`;
    const words = wordsField(text, { id: field, "aria-describedby": `${field}-says`, placeholder: hint }, (origin) => undo(text, origin));
    const writing = make("p", { class: "minutes__writing soft small", hidden: true });
    // Only where somebody writes: whoever reads leaves the kept name as it was.
    if (kept !== undefined) words.field.addEventListener("input", () => keepName(doc, id, kept));
    const cursor = { tname: `text:${id}` };
    words.field.addEventListener("focus", () => awareness.setLocalStateField("cursor", { anchor: cursor, head: cursor }));
    words.field.addEventListener("blur", () => awareness.setLocalStateField("cursor", null));
    const heading = make("label", { for: field }, make("b", { dir: "auto" }, name));
    return {
      element: make("section", { class: "card minutes__part" }, heading, make("p", { class: "soft small", dir: "auto", id: `${field}-says`, hidden: says === "" }, says), words.element, writing),
      words,
      show(mayWrite, writers) {
        words.field.readOnly = !mayWrite;
        writing.hidden = writers.length === 0;
        write(writing, writers.length === 0 ? "" : say("minutes.writes-here", { names: writers.join(", ") }));
      },
    };
  }

  function add(id: string, name: string, says: string, hint: string, before: Node | null = null): void {
    const row = rowOf(id, name, says, hint);
    rows.set(id, row);
    list.insertBefore(row.element, before);
  }

  function draw(): void {
    const mayWrite = open.mayWrite && !open.isOver;
    for (const { id, name } of partsOf(doc)) {
      if (!rows.has(id)) add(id, name || say("minutes.gone.unnamed"), say("minutes.gone"), "", rows.get("decisions")!.element);
    }
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

  for (const { id, name, says } of said.headings) add(id, name, says, say("minutes.hint"));
  for (const id of fixed) add(id, say(`minutes.${id}`), say(`minutes.${id}.how`), say(`minutes.${id}.hint`));
  element.replaceChildren(make("div", { class: "doc__bar no-print" }, state.element, who.element), state.notes, list);
  element.classList.add("minutes");
  const { headings } = rootsOf(doc);
  headings.observe(later);
  awareness.on("change", later);
  // Words of a heading that was taken out may come before its name.
  doc.on("update", later);
  const ends = [open.onState(later), open.onOver(later), there(said, say, me, beside)];
  draw();

  return {
    text: () => [
      `# ${say("minutes.title")}`,
      ...[...rows].map(([id, { element: row }]): [string, string] => [row.querySelector("b")?.textContent ?? "", textOf(doc, id).toString().trim()]).filter(([, words]) => words !== "").flatMap(([name, words]) => [`## ${name}`, words]),
    ].join("\n\n").concat("\n"),
    destroy() {
      isGone = true;
      for (const end of ends) end();
      headings.unobserve(later);
      awareness.off("change", later);
      doc.off("update", later);
      for (const row of rows.values()) row.words.destroy();
      element.classList.remove("minutes");
      element.replaceChildren(...drawn);
    },
  };
}
