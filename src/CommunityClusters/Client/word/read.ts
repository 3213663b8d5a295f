import { type Block, picturesIn } from "../brought/blocks";
import { blocksIn, noteIn } from "./body";
import { Styles } from "./styles";
import { Unreadable } from "./unreadable";
import { first, parsed, said, within } from "./xml";
import { Zip } from "./zip";

/** What a file of Word's says. */
export interface WordFile {
  readonly blocks: readonly Block[];
  /** Its pictures, by the sources that {@link blocks} name; those that a browser may be able to draw. */
  readonly pictures: ReadonlyMap<string, File>;
}

const largest = 15 * 1024 * 1024;
/** The most letters of a plan, so that the words of others find room as well. */
const mostLetters = 500_000;
const mostPictures = 60;
const types: Record<string, string> = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", bmp: "image/bmp" };

/** Reads a `.docx`; nothing leaves the phone for it. @throws {Unreadable} */
export async function readWord(file: Blob): Promise<WordFile> {
  if (file.size > largest) throw new Unreadable("large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Unreadable(oldOrLocked(bytes));
  try {
    return await read(new Zip(bytes));
  } catch (error) {
    // Whatever is nested too deep, or says what no Word would.
    throw error instanceof Unreadable ? error : new Unreadable("broken");
  }
}

async function read(zip: Zip): Promise<WordFile> {
  const opened = async (name: string): Promise<Element | undefined> => {
    const bytes = await zip.read(name);
    return bytes && parsed(bytes);
  };
  const office = within(await opened("_rels/.rels")).find((one) => said(one, "Type").endsWith("/officeDocument"));
  const main = said(office, "Target").replace(/^\//, "") || "word/document.xml";
  const document = await opened(main);
  const body = document && first(document, "body");
  if (!body) throw new Unreadable("other");
  if ((body.textContent ?? "").length > mostLetters) throw new Unreadable("long");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const targets = new Map(within(await opened(`${folder}_rels/${main.slice(folder.length)}.rels`)).map((one) => [said(one, "Id"), one]));
  const part = (kind: string): Promise<Element | undefined> => {
    const found = [...targets.values()].find((one) => said(one, "Type").endsWith(`/${kind}`));
    return found ? opened(pathOf(folder, said(found, "Target"))) : Promise.resolve(undefined);
  };
  const styles = new Styles(await part("styles"), await part("numbering"));
  const notes = { footnoteReference: await part("footnotes"), endnoteReference: await part("endnotes") } as Record<string, Element | undefined>;
  const blocks: Block[] = blocksIn(body, {
    styles,
    target(id) {
      const found = targets.get(id);
      return !found ? "" : said(found, "TargetMode") === "External" ? said(found, "Target") : pathOf(folder, said(found, "Target"));
    },
    note: (kind, id) => noteIn(within(notes[kind]).find((note) => said(note, "id") === id)),
  });
  if (blocks.length === 0) throw new Unreadable("empty");
  return { blocks, pictures: await picturesOf(zip, blocks) };
}

async function picturesOf(zip: Zip, blocks: readonly Block[]): Promise<Map<string, File>> {
  const pictures = new Map<string, File>();
  for (const { source } of picturesIn(blocks)) {
    const type = types[/\.([a-z]+)$/i.exec(source)?.[1]?.toLowerCase() ?? ""];
    if (!type || pictures.has(source) || pictures.size >= mostPictures) continue;
    const bytes = await zip.read(source);
    if (bytes?.length) pictures.set(source, new File([bytes], source.slice(source.lastIndexOf("/") + 1), { type }));
  }
  return pictures;
}

/** Where in the zip something is that a part of it names. */
function pathOf(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Old files of Word's and those with a password begin alike; only the latter say in wide letters that they are a package. */
function oldOrLocked(bytes: Uint8Array): "old" | "locked" | "other" {
  if (![0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)) return "other";
  const wide = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  return wide.includes("EncryptedPackage") ? "locked" : "old";
}
