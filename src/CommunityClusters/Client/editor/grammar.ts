import { Language, LanguageSupport, defineLanguageFacet, languageDataProp } from "@codemirror/language";
import { GFM, Subscript, Superscript, parser as commonmark } from "@lezer/markdown";
import { formulas } from "./formula-grammar";

const data = defineLanguageFacet();

/**
 * The Markdown of a plan. HTML is shown as typed, as on the pages; a line under a text or spaces before it never turn it into a
 * heading or code, for nobody who writes rich text means that by them.
 */
export const grammar = commonmark.configure([
  GFM,
  Subscript,
  Superscript,
  formulas,
  { remove: ["HTMLBlock", "HTMLTag", "IndentedCode", "SetextHeading"], props: [languageDataProp.add({ Document: data })] },
]);

/** The same for an editor: parsed as far as is seen, and again only where it changed. */
export const markdown = new LanguageSupport(new Language(data, grammar, [], "plan"));
