import { StyleModule } from "style-mod";

/** Everything of ours comes before what is in the layer. */
class LayeredSheet extends CSSStyleSheet {
  override insertRule(rule: string, index?: number): number {
    return super.insertRule(`@layer code-mirror { ${rule} }`, index);
  }
}

/**
 * Lets the editor's own styles be adopted by the page rather than written into it as an element, which the page's strict policy
 * refuses. CodeMirror adopts styles only within a shadow; the page takes the place of one.
 */
export function adoptEditorStyles(): void {
  const shadow = document.createElement("div").attachShadow({ mode: "open" });
  StyleModule.mount(shadow, new StyleModule({}));
  for (const key of Object.getOwnPropertySymbols(shadow)) {
    const styles = Reflect.get(shadow, key) as { sheet: CSSStyleSheet };
    styles.sheet = new LayeredSheet();
    Reflect.set(document, key, styles);
  }
}
