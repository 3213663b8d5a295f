import type * as Y from "yjs";
import { mentionsOf } from "../../Client/files/address";
import type { Files } from "../../Client/files/files";
import { allSections, textOf } from "./sections";

/** Forgets a file that is not taken; its words stay in the text. */
export async function takeOut(doc: Y.Doc, files: Pick<Files, "drop">, id: string): Promise<void> {
  doc.transact(() => {
    for (const { id: section } of allSections(doc)) {
      const text = textOf(doc, section);
      for (const { from, to, words } of mentionsOf(text.toString(), id).reverse()) {
        text.delete(from, to - from);
        text.insert(from, words);
      }
    }
  });
  await files.drop(id);
}
