import { crc32, deflateRawSync } from "node:zlib";

/** A zip as programs write it. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content as string);
    const packed = deflateRawSync(plain);
    const about = Buffer.alloc(26);
    [20, 0x0800, 8, 0, 0].forEach((value, place) => about.writeUInt16LE(value, place * 2));
    about.writeUInt32LE(typeof crc32 === "function" ? crc32(plain) : 0, 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), about, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), about, rest, Buffer.from(name));
    at += 4 + 26 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...list, end]));
}

const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const styles = `<w:styles ${words}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Eie"><w:name w:val="My own"/><w:basedOn w:val="Kop1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Lys"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`;
const numbering = `<w:numbering ${words}>
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>`;

/** A file of Word's with this in its body. */
export function wordFile(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array<ArrayBuffer> {
  const rel = (id: string, type: string, target: string, mode = ""): string => `<Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"${mode}/>`;
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${rel("r1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships>${rel("s", "styles", "styles.xml")}${rel("n", "numbering", "numbering.xml")}${rel("f", "footnotes", "footnotes.xml")}${rel("p", "image", "media/image1.png")}${rel("e", "image", "media/image2.emf")}${rel("l", "hyperlink", "https://example.org/a", ' TargetMode="External"')}${rel("x", "hyperlink", "javascript:alert(1)", ' TargetMode="External"')}</Relationships>`,
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
    "word/footnotes.xml": `<w:footnotes ${words}><w:footnote w:id="3"><w:p><w:r><w:t>Ask </w:t></w:r><w:r><w:t>twice</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${words}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/media/image1.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    "word/media/image2.emf": new Uint8Array([1, 2, 3]),
    ...more,
  });
}

/** A paragraph of these runs, or of these words alone. */
export function p(inside: string, style = "", more = ""): string {
  const runs = inside.startsWith("<") ? inside : r(inside);
  return `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${runs}</w:p>`;
}

export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

export function table(...rows: string[][]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => (cell.startsWith("<w:tc>") ? cell : `<w:tc><w:tcPr/>${cell.startsWith("<") ? cell : p(cell)}</w:tc>`)).join("")}</w:tr>`).join("")}</w:tbl>`;
}
