import { Annotation, Facet, StateEffect, StateField } from "@codemirror/state";

/** On a change that is written just as it is meant; what was typed is put right instead. */
export const asMeant = Annotation.define<boolean>();

/** Sets the marks of what is typed next, where they differ from those of its neighbour. */
export const setMarksToType = StateEffect.define<number | null>();

/** The marks of what is typed next, or null where it takes on those of its neighbour. */
export const marksToType = StateField.define<number | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setMarksToType)) return effect.value;
    return tr.docChanged || tr.selection ? null : value;
  },
});

/** Shows the signs of Markdown, or hides them. */
export const setSigns = StateEffect.define<boolean>();

/** Whether the signs of Markdown are shown. */
export const signsShown = StateField.define<boolean>({
  create: () => false,
  update: (value, tr) => tr.effects.reduce((shown, effect) => (effect.is(setSigns) ? effect.value : shown), value),
});

/** What the editor says, for the pieces it draws. */
export const wordsFacet = Facet.define<Record<string, string>, Record<string, string>>({ combine: (all) => all[0] ?? {} });
