import { askFirst } from "../../../Client/ask-first";
import { dropPicture } from "../../../Client/kept";
import { make, sprite, write } from "../../../Client/make";
import type { OtherPage, Shown } from "../../../Client/other-documents";
import { raiseForm } from "../../Reflections/raise";
import { now, setBy, setByPage } from "../Days/clock";
import { board } from "./board";
import { heard } from "./heard";
import { media } from "./media";
import { addNote, type Note, notesOf, removeNote, textOf, thrownAway } from "./notes";
import { type Kind, kinds, rootsOf } from "./shape";
import { type Planned, timer } from "./timer";
import { type WordsField, wordsField } from "./words-field";

interface Row {
  readonly element: HTMLElement;
  readonly words: WordsField;
  readonly out: HTMLElement;
  show(note: Note, mayWrite: boolean): void;
  destroy(): void;
}

/** Makes the page of an observation one to write on, with and without signal. */
export function show({ element, open, me, say, about, state, files, filesLine }: OtherPage): Shown {
  const drawn = [...element.childNodes];
  const { doc } = open;
  const planned = (about as Planned | null) ?? {};
  // Shown again from what the tab remembers it was drawn long ago.
  if (planned.now && element.dataset["timed"] === undefined) setByPage(planned.now);
  element.dataset["timed"] = "";
  const clock = timer(doc, say, planned);
  const prompts = kinds.map((kind) => {
    const button = make("button", { type: "button", class: "button button--quiet prompt" }, sprite("plus"), make("span", {}, say(`observation.prompt.${kind}`)));
    button.addEventListener("click", () => begin(kind));
    return button;
  });
  const asking = make("div", { class: "prompts", role: "group", "aria-label": say("observation.note") }, ...prompts);
  // What is recorded here is its observer's, and of no cluster.
  const own = { document: element.dataset["id"] ?? "", room: me };
  const hears = heard(doc, files, own, say, later);
  const pictures = board(doc, files, own, say, (id) => {
    draw();
    rows.get(id)?.words.field.focus();
  });
  const asks = { sure: say("observation.throw-away.sure"), yes: say("observation.throw-away"), no: say("observation.throw-away.not") };
  const waiting = filesLine(async (id) => {
    for (const note of notesOf(doc)) if (note.file?.id === id) removeNote(doc, note.id);
    await files.drop(id);
  }, asks);
  // A page that this phone kept before anybody could record has no words for it.
  const mayRecord = say("observation.record") !== "observation.record";
  const list = make("ol", { class: "notes-list" });
  const issue = wordsField(rootsOf(doc).issue, { id: "issue", placeholder: say("observation.issue.hint") });
  const raising = make("section", { class: "note issue" }, make("div", {}, make("label", { for: "issue" }, make("b", {}, say("observation.issue"))), issue.element));
  const said = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const undo = make("button", { type: "button", class: "button button--quiet button--small", hidden: true }, sprite("undo-2"), make("span", {}, say("observation.bring-back")));
  const raises = raiseForm(doc, say);
  const rows = new Map<string, Row>();
  const forgotten = new Set<string>();
  let takenOut: string | undefined;
  let isDue = false;
  let isGone = false;
  // With the signal a phone's clock is put right by itself, and how wrong it was is true no longer.
  const online = (): void => void hearTime().catch(() => undefined);
  addEventListener("online", online);

  undo.addEventListener("click", () => {
    if (takenOut) removeNote(doc, takenOut, false);
    takenOut = undefined;
    undo.hidden = true;
  });

  function begin(kind: Kind): void {
    const id = addNote(doc, kind, now());
    draw();
    rows.get(id)?.words.field.focus();
  }

  function place(id: string): number {
    return [...list.children].indexOf(rows.get(id)!.element);
  }

  function rowOf(note: Note): Row {
    const stamp = make("span", { class: "notes-list__minute" });
    const kind = make("span", { class: "soft small" });
    const words = wordsField(textOf(doc, note.id), { "aria-label": say(`observation.kind.${note.kind}`), placeholder: say(`observation.hint.${note.kind}`) });
    const shown = note.file ? media(note.file, me, files, say) : undefined;
    const text = textOf(doc, note.id);
    const says = (): void => shown?.says(text.toString());
    says();
    text.observe(says);
    const takes = say(note.file ? "observation.throw-away" : "observation.take-out");
    const out = make("button", { type: "button", class: "icon-button", "aria-label": takes, title: takes }, sprite("x"));
    const question = make("div", { class: "heard__question", hidden: true });
    out.addEventListener("click", () => {
      // A recording is not kept to be brought back: there may be a learner's voice in it.
      if (note.file) return ask(note.file);
      removeNote(doc, note.id);
      takenOut = note.id;
      undo.hidden = false;
      said.textContent = say("observation.taken-out");
    });
    function ask(file: NonNullable<Note["file"]>): void {
      askFirst(question, out, asks, () => {
        const ids = [...rows.keys()].sort((a, b) => place(a) - place(b));
        const next = ids[ids.indexOf(note.id) + 1] ?? ids[ids.indexOf(note.id) - 1];
        removeNote(doc, note.id);
        said.textContent = say("observation.thrown-away");
        void files.drop(file.id).catch(() => undefined);
        void dropPicture(me, file.path).catch(() => undefined);
        draw();
        // What was focused is gone with it.
        ((next && rows.get(next)?.out) || prompts[0])?.focus();
      });
    }
    return {
      element: make("li", { class: "card" }, make("div", { class: "notes-list__head" }, stamp, kind, out), question, ...(shown ? [shown.element] : []), words.element),
      words,
      out,
      show(note, mayWrite) {
        const { minute, kind: of } = note;
        shown?.show(note);
        write(stamp, minute === null ? "" : say("observation.minute", { minute }));
        write(kind, say(`observation.kind.${of}`));
        words.field.readOnly = !mayWrite;
        // What still grows would come again.
        out.hidden = !mayWrite || (note.file !== null && files.find(note.file.id)?.file.growing === true);
      },
      destroy() {
        text.unobserve(says);
        words.destroy();
        shown?.destroy();
      },
    };
  }

  /** Of what was thrown away, on the other phone of theirs too, nothing stays here: neither what waits nor what was sent or played. */
  function forget(): void {
    for (const { id, path } of thrownAway(doc)) {
      if (files.find(id)) void files.drop(id).catch(() => undefined);
      if (forgotten.has(id)) continue;
      forgotten.add(id);
      void dropPicture(me, path).catch(() => undefined);
    }
  }

  function draw(): void {
    const mayWrite = open.mayWrite && !open.isOver;
    asking.hidden = !mayWrite;
    issue.field.readOnly = !mayWrite;
    clock.show(mayWrite);
    hears.show(mayWrite);
    pictures.show(mayWrite);
    forget();
    const notes = notesOf(doc);
    for (const [id, row] of rows) {
      if (notes.some((n) => n.id === id)) continue;
      row.destroy();
      row.element.remove();
      rows.delete(id);
    }
    notes.forEach((note, at) => {
      const row = rows.get(note.id) ?? rowOf(note);
      rows.set(note.id, row);
      row.show(note, mayWrite);
      // Moved only where it stands elsewhere: a field that is written in must not lose the caret.
      if (list.children[at] !== row.element) list.insertBefore(row.element, list.children[at] ?? null);
    });
    list.hidden = notes.length === 0;
  }
  function changed(): void {
    // What was on its way when it was thrown away may have been kept after that.
    forgotten.clear();
    later();
  }
  function later(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isGone) draw();
    });
  }

  const recording = mayRecord ? [make("div", { class: "prompts" }, hears.element, pictures.element)] : [];
  const [waits, refused] = mayRecord ? [[waiting.element], [waiting.notes]] : [[], []];
  element.replaceChildren(make("div", { class: "doc__bar no-print" }, state.element, ...waits), state.notes, ...refused, clock.element, asking, ...recording, list, undo, raising, said);
  element.classList.add("observation");
  const { notes, about: facts } = rootsOf(doc);
  for (const map of [notes, facts]) map.observe(later);
  // What is raised follows the words, letter by letter.
  doc.on("update", raises.noted);
  const ends = [() => doc.off("update", raises.noted), open.onState(later), open.onOver(later), files.onChange(changed)];
  draw();

  return {
    text() {
      const lines = notesOf(doc).map((n) => `${n.minute === null ? "" : `${say("observation.minute", { minute: n.minute })} `}${say(`observation.kind.${n.kind}`)}\n${textOf(doc, n.id).toString()}`);
      return [...lines, `${say("observation.issue")}\n${rootsOf(doc).issue.toString()}`].join("\n\n").concat("\n");
    },
    destroy() {
      isGone = true;
      removeEventListener("online", online);
      for (const end of ends) end();
      for (const map of [notes, facts]) map.unobserve(later);
      for (const row of rows.values()) row.destroy();
      hears.destroy();
      pictures.destroy();
      waiting.destroy();
      raises.destroy();
      issue.destroy();
      clock.destroy();
      element.classList.remove("observation");
      element.replaceChildren(...drawn);
    },
  };
}

/** What time it is by the server, which says so with every answer. */
async function hearTime(): Promise<void> {
  const said = Date.parse((await fetch("/waiting?handler=Stamp", { cache: "no-store" })).headers.get("Date") ?? "");
  if (said) setBy(said);
}
