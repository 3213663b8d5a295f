import { button, make, write } from "../../Features/Plans/dom";
import type { Say } from "../../Features/Plans/say";
import type { OpenDocument } from "../documents/document";
import { icon } from "../editor/icons";
import type { Files, OwnFile } from "./files";

/** Whose files are told of, and how. */
export interface FilesPage {
  readonly document: OpenDocument;
  readonly say: Say;
  /** Says to those who do not see it what just happened. */
  announce(words: string): void;
  /** Forgets a file that is not taken, here and in the document. */
  takeOut(id: string): Promise<void>;
}

/** What is said about the files of this phone that wait, and about those that are not taken. */
export interface FilesLine {
  /** What is always to be seen, below the plan's own line. */
  readonly element: HTMLElement;
  /** What needs the teacher; it can be long. */
  readonly notes: HTMLElement;
  /** Says why a file was not put in; nothing any more where the sentence is empty. */
  tell(sentence: string): void;
  destroy(): void;
}

export function filesLine(page: FilesPage, files: Files): FilesLine {
  const { say } = page;
  const state = make("p", { class: "state plan__files", hidden: true });
  const notes = make("div", { class: "plan__notes" });
  const look = button({ class: "button button--quiet button--small", hidden: true }, "circle-alert", "", () => notes.scrollIntoView({ block: "center" }));
  const told = make("p", {});
  const hide = button({ class: "button button--quiet button--small" }, "check", say("plan.file.understood"), () => (problem.hidden = true));
  const problem = make("div", { class: "warning", role: "alert", hidden: true }, icon("circle-alert"), make("div", {}, told, hide));
  const refused = new Map<string, HTMLElement>();
  let waitedBefore = 0;
  const element = make("div", { class: "plan__filebar" }, state, look, problem);

  function show(): void {
    const { id, isOver } = page.document;
    const isStuck = ({ file }: OwnFile): boolean => file.refused !== undefined || (isOver && file.document === id);
    const waiting = files.waiting.filter((own) => !isStuck(own) && !own.file.growing);
    state.hidden = waiting.length === 0;
    if (waiting.length > 0) {
      const percent = Math.floor((100 * waiting.reduce((sum, own) => sum + own.sent, 0)) / waiting.length);
      write(state, say("plan.file.waiting", { count: waiting.length, percent }));
    }
    if (waitedBefore > 0 && waiting.length === 0) page.announce(say("plan.file.sent"));
    waitedBefore = waiting.length;
    const bad = files.waiting.filter(isStuck);
    look.hidden = bad.length === 0;
    write(look.querySelector("span")!, say("plan.file.refused", { count: bad.length }));
    showRefused(bad);
  }

  function showRefused(all: readonly OwnFile[]): void {
    for (const [id, note] of refused) {
      if (all.some(({ file }) => file.id === id)) continue;
      note.remove();
      refused.delete(id);
    }
    for (const { file } of all) {
      if (refused.has(file.id)) continue;
      const save = button({ class: "button button--quiet button--small" }, "download", say("plan.save-file"), () => giveBack(file));
      const drop = button({ class: "button button--quiet button--small" }, "x", say("plan.file.take-out"), () => void (page.document.isOver ? files.drop(file.id) : page.takeOut(file.id)));
      const note = make("div", { class: "warning", role: "alert" }, icon("circle-alert"), make("div", {}, make("p", {}, make("b", { dir: "auto" }, file.name), ` ${file.refused ?? say("plan.file.over")}`), save, drop));
      refused.set(file.id, note);
      notes.append(note);
    }
  }

  const ends = [files.onChange(show), page.document.onOver(show)];
  show();
  return {
    element,
    notes,
    tell(sentence) {
      write(told, sentence);
      problem.hidden = sentence === "";
    },
    destroy: () => ends.forEach((end) => end()),
  };
}

/** The file as it was put in. */
export function giveBack({ bytes, name }: OwnFile["file"]): void {
  const address = URL.createObjectURL(new Blob([bytes]));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
