import type { OpenDocument } from "../../Client/documents/document";
import { aboutCard } from "./about-card";
import { board } from "./board";
import { make } from "./dom";
import type { TextEditor, TextWords, Tools } from "./editing";
import { savePlan } from "./file";
import { keepsLast } from "./keeps-last";
import { type Choices, hintOf, nameOf, type PlanPage } from "./page";
import { presence } from "./presence";
import { remarksBadge } from "./Remarks/badge";
import { remarksOf } from "./Remarks/remarks";
import { sayer, type Words } from "./say";
import { sectionList } from "./section-list";
import { rootsOf } from "./shape";
import { stateLine } from "./state-line";
import { whereItIsRead } from "./where-it-is-read";

/**
 * The page of a plan. What the server draws:
 *
 *     <div data-document="plan" data-id="GUID" data-cluster="GUID">
 *       … the plan to read; in each section's
 *       <article data-section="ID">… <div class="prose" data-letters="123">its text</div></article>
 *     </div>
 *     <link rel="modulepreload" href="/build/plan.words.en-….js" data-words>
 *     <script type="application/json" data-choices>{ "subjects": [{ "code", "name" }], "grades": […], "languages": […] }</script>
 *
 * In the page's head: `meta[name=editor-script]`, `meta[name=editor-style]`, `meta[name=live-script]` and `meta[name=teacher]`. The words are those of `plan.*` and `editor.*`. A section's card has the id `section-ID`.
 *
 * `data-letters` is the length of the text's Markdown in UTF-16 units, as `string.Length` counts: a drawn text whose length is that of the
 * text on this phone stands until its editor does; any other is older than what the phone has. All that the server drew comes back when
 * the page is left, so that the copy which Turbo keeps can be read and begun from again.
 *
 * @returns what takes the editable plan away again
 */
export function showPlan<E extends TextEditor>(
  element: HTMLElement,
  open: OpenDocument,
  words: Words,
  choices: Choices,
  tools: Tools<E>,
): { destroy(): void } {
  const drawn = [...element.childNodes];
  const texts = new Map([...element.querySelectorAll<HTMLElement>("[data-section] [data-letters]")].map((text) => [text.closest<HTMLElement>("[data-section]")!.dataset["section"]!, text]));
  // Before anything is taken from the page: it may grow shorter than it is scrolled.
  const stays = whereItIsRead(texts);
  const said = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const parts: Omit<PlanPage, "remarks"> = {
    document: open,
    doc: open.doc,
    me: document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content ?? "",
    words,
    choices,
    say: sayer(words, document.documentElement.lang || "en"),
    announce: (sentence) => (said.textContent = sentence),
  };
  const remarks = remarksOf(parts);
  const page: PlanPage = { ...parts, remarks };
  const bar = make("div", { class: "plan__toolbar" });
  const plain = Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === "string")) satisfies TextWords;
  const toolbar = tools.createToolbar(bar, plain);
  const list = sectionList(page, texts, (parent, text, undo, section) => {
    const placeholder = mayWrite() ? { placeholder: hintOf(section, page.say) } : {};
    const editor = tools.createTextEditor({ parent, text, awareness: open.awareness, undo, label: nameOf(section, page.say), words: plain, mayWrite: mayWrite(), ...(remarks ? { remarks: remarks.inText } : {}), ...placeholder });
    toolbar.attach(editor);
    return {
      focus: () => editor.focus(),
      setMayWrite: (may) => editor.setMayWrite(may),
      destroy() {
        toolbar.detach(editor);
        editor.destroy();
      },
    };
  });
  const head = board(page);
  const about = aboutCard(page);
  const here = presence(page);
  const badge = remarksBadge(page);
  const state = stateLine(page, { save: () => savePlan(page, tools.unsentAsFile), beginAgain: () => tools.beginAgain(), openAgain: () => tools.openAgain() });
  const files = tools.showFiles(page);
  const { topic, about: facts, sections } = rootsOf(open.doc);

  function mayWrite(): boolean {
    return open.mayWrite && !open.isOver;
  }
  function show(): void {
    list.show(mayWrite());
    bar.hidden = !mayWrite();
    head.show(mayWrite());
    about.show(mayWrite());
    remarks?.show(mayWrite());
    showPeople();
  }
  function showPeople(): void {
    list.showWriters(here.show());
  }
  function showState(): void {
    state.show();
    if (shownMayWrite !== mayWrite()) show();
    shownMayWrite = mayWrite();
    here.show();
  }

  let shownMayWrite = mayWrite();
  // At most once a turn, however much came.
  let isDue = false;
  function later(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isGone) show();
    });
  }
  let isGone = false;

  element.replaceChildren(make("div", { class: "plan__bar no-print" }, make("div", { class: "plan__now" }, state.element, badge.element, here.element), files.element, bar), state.notes, files.notes, head.element, about.element, list.element, said);
  element.classList.add("plan");
  for (const shared of [facts, sections]) shared.observe(later);
  open.awareness.on("change", showPeople);
  const ends = [open.onState(showState), open.onOver(showState), keepsLast(open)];
  show();
  badge.show();
  state.show();
  stays();
  if (mayWrite() && topic.length === 0) head.element.querySelector("textarea")?.focus();

  return {
    destroy() {
      isGone = true;
      for (const end of ends) end();
      for (const shared of [facts, sections]) shared.unobserve(later);
      open.awareness.off("change", showPeople);
      about.flush();
      state.destroy();
      files.destroy();
      list.destroy();
      head.destroy();
      toolbar.destroy();
      badge.destroy();
      remarks?.destroy();
      element.classList.remove("plan");
      element.replaceChildren(...drawn);
    },
  };
}
