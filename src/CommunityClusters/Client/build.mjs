// Bundles scripts and styles into wwwroot/build, each file with its content's hash in its name, and writes the manifest by
// which the pages find them. Checks first that every sentence stands in every language.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import * as esbuild from "esbuild";
import { checkWords } from "../Localisation/check.mjs";
import { wordsOfDocuments } from "../Localisation/of-documents.mjs";

const out = "wwwroot/build";
const floor = ["chrome105"];

const languages = await checkWords();
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// The fonts of formulas, each once: every browser that we serve reads the smallest form.
const smallFonts = {
  name: "small-fonts",
  setup: ({ onLoad }) => onLoad({ filter: /katex\.min\.css$/ }, async ({ path }) => ({
    contents: (await readFile(path, "utf8")).replace(/,url\([^)]+\) format\("(?:woff|truetype)"\)/g, ""),
    loader: "css",
  })),
};

const bundled = await esbuild.build({
  entryPoints: [
    "Client/app.ts", "Client/live.ts", "Client/passkey.ts", "Features/People/SigningIn/passkey.island.ts", "Client/copy.ts", "Client/editor.ts", "Client/plans.ts", "Client/formulas.ts", "Features/Plans/TakingAway/paper.ts", "Features/Plans/Bringing/bring.ts", "Client/word.ts", "Features/People/finding.ts",
    "Features/Gatherings/Registers/register.ts", "Features/Gatherings/Observing/observation.ts", "Features/Gatherings/Days/day.ts", "Features/Gatherings/Programmes/programme.island.ts", "Features/Gatherings/Bringing/bringing.island.ts", "Features/Gatherings/Papers/letter.ts", "Features/Gatherings/Voices/voices.island.ts", "Features/Gatherings/Terms/ahead.ts", "Features/Gatherings/Terms/again.ts",
    "Features/Threads/threads.island.ts", "Features/Threads/Pictures/pictures.ts", "Features/Gatherings/Minutes/minutes.ts", "Features/Actions/taps.ts", "Features/Needs/me-too.ts", "Features/Gatherings/answers.ts",
    "Features/Reflections/reflection.island.ts",
    "Client/app.css", "Client/editor.css", "Client/formulas.css", "Features/Plans/History/history.css", "Features/Gatherings/gatherings.css", "Features/Plans/TakingAway/paper.css", "Features/Plans/Bringing/bring.css", "Features/People/finding.css", "Features/Ours/ours.css",
    "Features/Gatherings/Days/day.css", "Features/Gatherings/Programmes/programme.css", "Features/Gatherings/Programmes/places.css", "Features/Gatherings/Programmes/Suggesting/observers.css",
    "Features/Gatherings/Bringing/bringing.css", "Features/Gatherings/Reaching/reaching.css", "Features/Gatherings/Records/record.css", "Features/Gatherings/Papers/sheets.css", "Features/Gatherings/Voices/voices.css", "Features/Gatherings/Terms/terms.css", "Features/Threads/threads.css", "Features/Gatherings/Minutes/minutes.css", "Features/Actions/actions.css", "Features/Decisions/decisions.css",
    "Features/Reflections/reflections.css",
    "Features/Reflections/Arcs/arc.css",
  ],
  bundle: true,
  minify: true,
  format: "esm",
  target: floor,
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  plugins: [smallFonts],
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});

const manifest = {};
for (const [path, made] of Object.entries(bundled.metafile.outputs)) {
  if (made.entryPoint) {
    manifest[basename(made.entryPoint).replace(/\.ts$/, ".js")] = basename(path);
  } else if (path.endsWith(".woff2")) {
    // Named too, for what has no name a phone throws away when the program is renewed.
    manifest[basename(Object.keys(made.inputs)[0])] = basename(path);
  }
}

for (const { name, content } of wordsOfDocuments(languages)) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  manifest[`${name}.js`] = `${name}-${hash}.js`;
  await writeFile(`${out}/${manifest[`${name}.js`]}`, content);
}

for (const name of ["icons.svg", "icon.svg"]) {
  const content = (await readFile(`Client/${name}`, "utf8")).replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").trim();
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  manifest[name] = name.replace(".svg", `-${hash}.svg`);
  await writeFile(`${out}/${manifest[name]}`, content);
}

for (const size of [192, 512]) {
  const content = await readFile(`Client/icon-${size}.png`);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  manifest[`icon-${size}.png`] = `icon-${size}-${hash}.png`;
  await writeFile(`${out}/${manifest[`icon-${size}.png`]}`, content);
}

await writeFile(`${out}/manifest.json`, JSON.stringify(manifest));

// These two have one address for good; browsers ask each time whether they changed.
await esbuild.build({
  entryPoints: ["Client/worker.ts"],
  bundle: true,
  minify: true,
  target: floor,
  outfile: "wwwroot/worker.js",
  define: { FILES: JSON.stringify(Object.values(manifest)) },
  legalComments: "none",
  logLevel: "warning",
});
await writeFile("wwwroot/app.webmanifest", JSON.stringify({
  name: "Community Clusters",
  short_name: "Clusters",
  start_url: "/",
  id: "/",
  display: "standalone",
  background_color: "#faf4e8",
  theme_color: "#1f4a3d",
  icons: [192, 512].map((size) => ({ src: `/build/${manifest[`icon-${size}.png`]}`, sizes: `${size}x${size}`, type: "image/png", purpose: "any maskable" })),
}));
