import { type Extension, Prec } from "@codemirror/state";
import { EditorView, ViewPlugin, keymap } from "@codemirror/view";
import { type YRange, YSyncConfig, ySync, ySyncFacet } from "y-codemirror.next";
import type * as Y from "yjs";

interface Step {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
  readonly changedParentTypes: Map<unknown, unknown>;
}

/** Keeps an editor and a shared text the same, and undoes what this teacher did, with the cursor back where it was done. */
export function sharedText(text: Y.Text, undo: Y.UndoManager): Extension {
  const sync = new YSyncConfig(text, null);
  const steps = ViewPlugin.define((view) => {
    let before: YRange | null = null;
    const onAdded = ({ stackItem, changedParentTypes }: Step): void => {
      if (before && changedParentTypes.has(text) && !stackItem.meta.has(text)) stackItem.meta.set(text, before);
    };
    const onPopped = ({ stackItem }: Step): void => {
      const range = stackItem.meta.get(text) as YRange | undefined;
      if (range) view.dispatch({ selection: sync.fromYRange(range), scrollIntoView: true });
    };
    undo.on("stack-item-added", onAdded);
    undo.on("stack-item-popped", onPopped);
    undo.addTrackedOrigin(sync);
    return {
      // Called before the text takes the change over, so its places are those of the selection before the change.
      update({ docChanged, startState }) {
        if (docChanged && startState.doc.length === text.length) before = sync.toYRange(startState.selection.main);
      },
      destroy() {
        undo.off("stack-item-added", onAdded);
        undo.off("stack-item-popped", onPopped);
        undo.removeTrackedOrigin(sync);
      },
    };
  });
  const back = (): boolean => (undo.undo(), true);
  const again = (): boolean => (undo.redo(), true);
  return [
    ySyncFacet.of(sync),
    steps,
    ySync,
    Prec.high(keymap.of([
      { key: "Mod-z", run: back, preventDefault: true },
      { key: "Mod-y", mac: "Mod-Shift-z", run: again, preventDefault: true },
      { key: "Mod-Shift-z", run: again, preventDefault: true },
    ])),
    EditorView.domEventHandlers({
      beforeinput: ({ inputType }) => (inputType === "historyUndo" ? back() : inputType === "historyRedo" && again()),
    }),
  ];
}
