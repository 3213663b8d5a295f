// Every key that a page, a script or a rule says must stand in English, and every English sentence in every other language
// with the same placeholders. What is missing fails the build; else the languages are returned: code to sentences.
import { readdir, readFile } from "node:fs/promises";

const folder = "Localisation";
const sources = ["Features", "Documents", "Pages", "Pipeline", "Identity", "Localisation", "Realtime"];
// L["key"], Words["key"], WithMessage("key"), RuleBrokenException("key"), say="key"; keys put together at run time are left out.
const saying = /(?:\b(?:L|[wW]ords)\[|\bL\.(?:Html|Forms)\(|WithMessage\(|RuleBrokenException\(|\bsay=)"([a-z][a-z.-]*)"|\bsay\("([a-z]+\.[a-z.-]+)"/g;

export async function checkWords() {
  const files = (await readdir(folder)).filter((f) => f.endsWith(".json"));
  const languages = new Map();
  for (const file of files) {
    languages.set(file.replace(".json", ""), JSON.parse(await readFile(`${folder}/${file}`, "utf8")));
  }

  const english = languages.get("en");
  const wrong = [];
  for (const source of sources) {
    for (const file of await readdir(source, { recursive: true })) {
      if (!/\.(cs|cshtml|ts)$/.test(file)) continue;
      const text = await readFile(`${source}/${file}`, "utf8");
      for (const [, said, byScript] of text.matchAll(saying)) {
        const key = said ?? byScript;
        if (!(key in english)) wrong.push(`${source}/${file} says '${key}', which is not in en.json`);
      }
    }
  }

  for (const [code, sentences] of languages) {
    for (const [key, value] of Object.entries(english)) {
      if (!(key in sentences)) wrong.push(`${code}.json lacks '${key}'`);
      else if (placeholders(value) !== placeholders(sentences[key])) wrong.push(`${code}.json has other placeholders in '${key}'`);
      else if (typeof value !== typeof sentences[key]) wrong.push(`${code}.json counts otherwise in '${key}'`);
    }
    for (const key of Object.keys(sentences)) {
      if (!(key in english)) wrong.push(`${code}.json has '${key}', which is not in en.json`);
    }
  }

  if (wrong.length > 0) {
    throw new Error(`Sentences are missing:\n  ${wrong.join("\n  ")}`);
  }

  return languages;
}

function placeholders(value) {
  const text = typeof value === "string" ? value : value.other;
  return [...new Set([...text.matchAll(/\{([a-z]+)\}/g)].map((m) => m[1]))].sort().join();
}
