import { load } from "../../../Client/documents/pieces";
import { Store } from "../../../Client/documents/store";
import { sectionsOf, textOf } from "../sections";
import type * as Y from "yjs";
import type { FirstSection } from "./beginnings";

const isId = /^[0-9a-f-]{36}$/;

/** What a plan takes over of its template: the sections that stand, with their names, minutes and words. */
export function sectionsLike(template: Y.Doc): readonly FirstSection[] {
  return sectionsOf(template).map(({ id, kind, name, minutes, prompt }) => ({ kind, name, minutes, prompt, text: textOf(template, id).toString() }));
}

/**
 * The sections of a plan that this phone has.
 * @param at how far the page says that its log is: a phone with signal that has less of it leaves it to the server
 */
export async function sectionsOnPhone(teacher: string, id: string, at: number): Promise<readonly FirstSection[] | undefined> {
  const store = new Store(indexedDB, teacher);
  try {
    const { doc, kept, isHere } = await load(store, id);
    const sections = isHere && (!navigator.onLine || (kept?.sequence ?? 0) >= at) ? sectionsLike(doc) : undefined;
    doc.destroy();
    return sections;
  } finally {
    await store.close();
  }
}

/** Without signal only those templates are offered that this phone has. */
export async function offerWhatIsHere(choice: HTMLSelectElement, teacher: string): Promise<void> {
  for (const option of choice.options) {
    if (!isId.test(option.value)) continue;
    const isMissing = !navigator.onLine && !(await sectionsOnPhone(teacher, option.value, 0));
    option.hidden = option.disabled = isMissing;
    if (isMissing && option.selected) choice.selectedIndex = 0;
  }
}
