// Makes the phones: node bundle.mjs FOLDER. The page's scripts become a function that each phone runs with a document, a disk and a network of its own.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder] = process.argv.slice(2);
const here = import.meta.dirname;
const program = resolve(here, "../../../../src/CommunityClusters");
const esbuild = createRequire(join(program, "package.json"))("esbuild");
const around = [
  "document", "window", "location", "navigator", "indexedDB", "sessionStorage", "fetch", "WebSocket", "FormData", "IntersectionObserver", "isSecureContext", "parse",
  "addEventListener", "removeEventListener", "reportError", "Event", "CustomEvent", "Element", "HTMLElement", "HTMLFormElement", "HTMLButtonElement", "HTMLInputElement", "HTMLTextAreaElement", "HTMLAnchorElement", "HTMLTemplateElement",
];
const { outputFiles } = await esbuild.build({
  entryPoints: [join(here, "scripts.ts")],
  bundle: true,
  write: false,
  format: "esm",
  target: "node20",
  nodePaths: [join(program, "node_modules")],
  alias: { "@hotwired/turbo": join(here, "turbo.mjs") },
  logLevel: "warning",
});
await writeFile(join(folder, "scripts.mjs"), `export default async function ({ ${around.join(", ")} }) {\n${outputFiles[0].text}\n}\n`);
await esbuild.build({
  entryPoints: [join(here, "phones.mjs")],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outfile: join(folder, "phones.mjs"),
  nodePaths: [join(program, "node_modules"), resolve(here, "../node_modules")],
  external: ["./scripts.mjs"],
  // What it bundles asks for node's own parts so.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  logLevel: "warning",
});
