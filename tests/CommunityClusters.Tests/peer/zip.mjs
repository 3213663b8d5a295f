// Unpacks a folder: every file in it, pictures by their length.
import { readFile } from "node:fs/promises";
import JSZip from "jszip";

const zip = await JSZip.loadAsync(await readFile(process.argv[2]));
const files = {};
for (const [name, file] of Object.entries(zip.files)) files[name] = name.endsWith(".md") ? await file.async("string") : String((await file.async("uint8array")).length);
process.stdout.write(JSON.stringify(files));
