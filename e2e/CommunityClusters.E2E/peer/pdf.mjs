// Reads a printed page: the words of each sheet of paper in order, and how large it is.
import { readFile } from "node:fs/promises";

// It talks of what it could draw, and nothing is to be drawn.
console.log = console.warn = () => {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const pdf = await getDocument({ data: new Uint8Array(await readFile(process.argv[2])), verbosity: 0 }).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const [, , width, height] = page.view;
  const { items } = await page.getTextContent();
  pages.push({ width: Math.round(width), height: Math.round(height), lines: items.map((item) => ({ text: item.str, x: item.transform[4], y: item.transform[5] })) });
}
process.stdout.write(JSON.stringify(pages));
