import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { carets } from "./carets";
import { skipSigns, stayInWords } from "./cursor";
import { dress } from "./dress";
import { filesFacet, type FilesHere } from "./files-here";
import { markdown } from "./grammar";
import { guardTables } from "./guard";
import { type Inner, inner } from "./inner";
import { keepMarks, settleComposed } from "./keep";
import { wholeLetters } from "./letters";
import { foundAt } from "./links";
import { pasteRich } from "./paste";
import { droppedFiles } from "./put-files";
import { askAbout, type EditorRemarks, remarked, toRemark } from "./remarks";
import { sharedText } from "./shared";
import { composed, marksToType, signsShown, wordsFacet } from "./state";
import { typing } from "./typing";
import type { EditorWords } from "./words";

export { createToolbar, type Toolbar } from "./toolbar";
export { type EditorWords, editorWords } from "./words";

/** What a text editor is made of. */
export interface TextEditorOptions {
  parent: HTMLElement;
  text: Y.Text;
  awareness: Awareness;
  /** Undoes what this teacher did, in this text or in several. */
  undo: Y.UndoManager;
  /** What a screen reader calls the text. */
  label: string;
  placeholder?: string;
  words: EditorWords;
  mayWrite: boolean;
  /** Where pictures and other files come from; without it none can be put in. */
  files?: FilesHere;
  /** The remarks on the texts of its page, where there are any to be made. */
  remarks?: EditorRemarks;
  onFocus?: (editor: TextEditor) => void;
}

/** A text that is being written. */
export interface TextEditor {
  readonly view: EditorView;
  focus(): void;
  setMayWrite(mayWrite: boolean): void;
  destroy(): void;
}

/** Shows a Markdown text as rich text that several people write at once. */
export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { text, awareness, undo, remarks } = options;
  const writing = new Compartment();
  const shared: Inner = { undo, listeners: new Set(), margins: { top: 0, bottom: 0 }, ask: null, remark: remarks ? { can: () => remarks.may && toRemark(view) !== null, make: () => askAbout(view, text, remarks) } : null };
  const view: EditorView = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        wordsFacet.of(options.words),
        options.files ? filesFacet.of(options.files) : [],
        droppedFiles,
        signsShown,
        marksToType,
        composed,
        // Filters run from the last to the first: tables are guarded before marks are kept, and letters last of all.
        wholeLetters,
        keepMarks,
        guardTables,
        skipSigns,
        stayInWords,
        settleComposed,
        typing,
        pasteRich,
        markdown,
        sharedText(text, undo),
        // What is drawn later is drawn around what is drawn before: carets and remarks stand within the cells of a table.
        carets(text, awareness),
        remarks ? remarked(text, remarks) : [],
        dress,
        EditorView.editorAttributes.of({ class: "ed" }),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({ "aria-label": options.label, "aria-keyshortcuts": "Alt+F10", spellcheck: "true", autocorrect: "on", autocapitalize: "sentences", enterkeyhint: "enter" }),
        EditorView.scrollMargins.of(() => shared.margins),
        options.placeholder ? placeholder(options.placeholder) : [],
        writing.of(permission(options.mayWrite)),
        EditorView.updateListener.of((update) => {
          for (const listener of shared.listeners) listener(update);
          if (update.focusChanged && update.view.hasFocus) options.onFocus?.(editor);
        }),
        taps(shared),
      ],
    }),
    dispatchTransactions(transactions, view) {
      const isStep = transactions.some((tr) => tr.isUserEvent("input.format") || tr.isUserEvent("input.paste"));
      // A press of a button is a step of its own, whatever was typed just before.
      if (isStep) undo.stopCapturing();
      view.update(transactions);
      if (isStep) undo.stopCapturing();
    },
  });
  inner.set(view, shared);
  const editor: TextEditor = {
    view,
    focus: () => view.focus(),
    setMayWrite: (mayWrite) => view.dispatch({ effects: writing.reconfigure(permission(mayWrite)) }),
    destroy: () => view.destroy(),
  };
  return editor;
}

function permission(mayWrite: boolean): Extension {
  return [EditorState.readOnly.of(!mayWrite), EditorView.editable.of(mayWrite), mayWrite ? [] : EditorView.contentAttributes.of({ "aria-readonly": "true" })];
}

/** A tap on a formula asks for it, one on a picture for its words; a tap on a link leads there where nothing can be written, or with the key that opens links elsewhere. */
function taps(shared: Inner): Extension {
  return EditorView.domEventHandlers({
    click(event, view) {
      const target = event.target instanceof Element ? event.target.closest(".ed-formula, .ed-link, .ed-picture--picture img") : null;
      if (!target) return false;
      const at = view.posAtDOM(target);
      const found = foundAt(view.state, !target.matches(".ed-link") ? at : Math.min(at + 1, view.state.doc.length));
      if (!found) return false;
      if (found.kind === "link" && found.value && (view.state.readOnly || event.ctrlKey || event.metaKey)) window.open(found.value, "_blank", "noopener");
      else if (found.kind !== "link" && !view.state.readOnly) shared.ask?.(found);
      return false;
    },
  });
}
