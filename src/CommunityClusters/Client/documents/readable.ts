import * as Y from "yjs";

/** All that can be read in a document of whichever kind: what stands in its maps, and its texts. */
export function textOf(doc: Y.Doc): string {
  const said: string[] = [];
  for (const [name, type] of [...doc.share]) {
    // A root knows what it is only once somebody has asked for it by its kind.
    const isMap = type._map.size > 0;
    const text = isMap ? mapText(doc.getMap(name)) : doc.getText(name).toString();
    if (text.trim() !== "") said.push(text);
  }
  return said.join("\n\n");
}

function mapText(map: Y.Map<unknown>): string {
  return [...map.entries()].map(([key, value]) => `${key}: ${value instanceof Y.AbstractType ? JSON.stringify(value.toJSON()) : String(value)}`).join("\n");
}
