// Reads a Word file as other programs do: its words by mammoth, its formulas by a port of the sheet that Word itself uses.
import { readFile } from "node:fs/promises";
import { DOMParser } from "@xmldom/xmldom";
import JSZip from "jszip";
import mammoth from "mammoth";
import toMathml from "omml2mathml";

const bytes = await readFile(process.argv[2]);
const { value: html, messages } = await mammoth.convertToHtml({ buffer: bytes });
const xml = await (await JSZip.loadAsync(bytes)).file("word/document.xml").async("string");
const formulas = [...new DOMParser().parseFromString(xml, "text/xml").getElementsByTagName("m:oMath")].map((formula) => toMathml(formula).outerHTML);
process.stdout.write(JSON.stringify({ html, messages: messages.map((m) => m.message), formulas }));
