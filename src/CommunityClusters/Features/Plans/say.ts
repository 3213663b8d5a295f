/** A sentence of the page; where it counts, as said of one and of several. */
type Sentence = string | { readonly one: string; readonly other: string };

/** The page's words by their keys, in the reader's language. */
export type Words = Readonly<Record<string, Sentence>>;

/** A sentence with its placeholders filled; of those that count, the one that fits `count`. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function sayer(words: Words, language: string): Say {
  const plurals = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const found = Object.hasOwn(words, key) ? words[key]! : key;
    const sentence = typeof found === "string" ? found : plurals.select(Number(values["count"])) === "one" ? found.one : found.other;
    // One pass, so that a name with braces in it is not filled in turn.
    return sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  };
}
