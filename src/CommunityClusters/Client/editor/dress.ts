import { syntaxTree } from "@codemirror/language";
import { EditorState, type Range, RangeSet } from "@codemirror/state";
import { BlockWrapper, Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import { Dresser } from "./dresser";
import { dressBlock } from "./dress-blocks";
import { dressInline } from "./dress-inline";
import { signsShown } from "./state";

/** Draws what is seen of the text as rich text. Only that: a long plan costs no more than a short one. */
export const dress = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet = Decoration.none;
    atoms: DecorationSet = Decoration.none;
    wrappers: RangeSet<BlockWrapper> = RangeSet.empty;
    hasDrawn = false;

    constructor(view: EditorView) {
      this.draw(view);
    }

    update(update: ViewUpdate): void {
      const changed = update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state);
      const moved = this.hasDrawn && (update.selectionSet || update.focusChanged);
      if (changed || moved || update.startState.field(signsShown) !== update.state.field(signsShown) || update.startState.facet(EditorState.readOnly) !== update.state.readOnly) this.draw(update.view);
    }

    draw(view: EditorView): void {
      const dresser = new Dresser(view.state, view.hasFocus && !view.state.readOnly);
      for (const { from, to } of view.visibleRanges) {
        dresser.linesIn(from, to);
        syntaxTree(view.state).iterate({ from, to, enter: (node: SyntaxNodeRef) => dressBlock(dresser, node, from, to) ?? dressInline(dresser, node) });
      }
      this.decorations = dresser.decorations();
      this.hasDrawn = dresser.hasDrawn;
      this.atoms = Decoration.set(dresser.atoms as Range<Decoration>[], true);
      this.wrappers = BlockWrapper.set(dresser.wrappers, true);
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) => [
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.atoms ?? Decoration.none),
      EditorView.blockWrappers.of((view) => view.plugin(plugin)?.wrappers ?? RangeSet.empty),
    ],
  },
);
