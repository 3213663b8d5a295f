import { Annotation, Facet, MapMode, StateEffect, StateField } from "@codemirror/state";
import type { Unit } from "./inline";

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

/** Words of a line as they are meant, while they cannot be written so because a word is still being composed. */
export interface Composed {
  readonly from: number;
  readonly to: number;
  readonly units: readonly Unit[];
}

/** Sets what waits for the end of a composition. */
export const setComposed = StateEffect.define<Composed | null>();

/** What waits for the end of a composition. */
export const composed = StateField.define<Composed | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setComposed)) return effect.value;
    if (!value || !tr.docChanged) return value;
    const place = (at: number, side: number): number => tr.changes.mapPos(at, side);
    const units = value.units.flatMap((unit) => (tr.changes.mapPos(unit.from, 1, MapMode.TrackAfter) === null && unit.from < unit.to ? [] : [{ ...unit, from: place(unit.from, 1), to: place(unit.from, 1) + unit.to - unit.from }]));
    return { from: place(value.from, 1), to: place(value.to, -1), units };
  },
});
