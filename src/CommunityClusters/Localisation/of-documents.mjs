// The words that a document's script says, by the beginnings of their keys. Each language of each kind is a file of its own,
// which a phone fetches once: in the page it would come again with every visit.
const ofEvery = ["doc.", "plan.state.", "plan.save-file", "plan.begin-again", "plan.signed-out", "plan.over."];
const ofKinds = {
  plan: ["plan.", "editor.", "doc.little-room", "remark.words.", "remark.section.gone", "remark.sign", "remark.open-count", "remark.of-section", "remark.all", "remark.leave", "remark.title", "remark.new"],
  register: ["register.", ...ofEvery],
  observation: ["observation.", "plan.file.", ...ofEvery],
  minutes: ["minutes.", "register.you", "register.somebody", "register.total", "plan.here.", ...ofEvery],
};

/** The files: `{ name: "plan.words.en", content: "export default {…}" }`. */
export function wordsOfDocuments(languages) {
  return [...languages].flatMap(([code, sentences]) =>
    Object.entries(ofKinds).map(([kind, beginnings]) => {
      const said = Object.entries(sentences).filter(([key]) => beginnings.some((beginning) => key.startsWith(beginning)));
      return { name: `${kind}.words.${code}`, content: `export default ${JSON.stringify(Object.fromEntries(said))};` };
    }),
  );
}
