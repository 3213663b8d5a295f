import assert from "node:assert/strict";
import { test } from "node:test";
import { DOMParser } from "linkedom";
import { markdownOf } from "../brought/markdown";
import { planOf as planIn, textOf } from "../../Features/Plans/brought-sections";
import { picturesIn } from "../brought/blocks";
import { wordIn } from "../word";
import { readWord } from "./read";
import { numbered, p, r, table, wordFile, zipOf } from "./testing";
import { Zip } from "./zip";

Object.assign(globalThis, { DOMParser });

const read = async (body: string): Promise<string> => markdownOf((await readWord(new Blob([wordFile(body)]))).blocks, (source, words) => `![${words}](${source})`);
const why = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> => wordIn(new Blob([bytes]));

async function planOf(bytes: Uint8Array<ArrayBuffer>, name = "plan.docx") {
  const word = await readWord(new Blob([bytes]));
  return { ...planIn(word.blocks, name), pictures: word.pictures, sources: picturesIn(word.blocks), textOf };
}

test("headings are known by what their styles are, whatever they are called", async () => {
  assert.equal(await read(p("Forces", "Titel") + p("Aims", "Kop1") + p("Pull", "Kop2") + p("Mine", "Eie") + p("Far", "", '<w:outlineLvl w:val="2"/>') + p("Words")), "# Forces\n\n# Aims\n\n## Pull\n\n# Mine\n\n### Far\n\nWords");
});

test("marked words, small letters, links and broken lines come along, what was struck out by a reviewer does not", async () => {
  const link = (id: string, words: string): string => `<w:hyperlink r:id="${id}">${r(words)}</w:hyperlink>`;
  const runs = r("Each ", "") + r("pulls", "<w:b/>") + r(" the ") + r("other", '<w:rStyle w:val="Sterk"/><w:i/>') + r(" H") + r("2", '<w:vertAlign w:val="subscript"/>') + r("O ", '<w:b w:val="0"/>') + r("hidden", "<w:vanish/>") + `<w:del>${r("gone")}</w:del><w:ins>${r("new ")}</w:ins>`;
  assert.equal(await read(p(runs + link("l", "here") + "<w:r><w:br/></w:r>" + link("x", "there"))), "Each **pulls** the ***other*** H~2~O new [here](https://example.org/a)\nthere");
});

test("lists keep their levels, their numbers and their ticks", async () => {
  const body = p("Rope", "Lys") + p("Five metres", "", numbered(1, 1)) + p("Pull", "", numbered(2)) + p("with one hand", "", numbered(2, 1)) + p("Read", "", numbered(2)) + p("☒ Balances charged", "") + p("☐ Chalk", "");
  assert.equal(await read(body), "- Rope\n  - Five metres\n1. Pull\n   1. with one hand\n2. Read\n- [x] Balances charged\n- [ ] Chalk");
});

test("a table keeps rows and columns, also where cells reach over several, and its pictures follow it", async () => {
  const over = (inside: string, words: string): string => `<w:tc><w:tcPr>${inside}</w:tcPr>${p(words)}</w:tc>`;
  const picture = '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="A rope"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r></w:p>';
  assert.equal(
    await read(table(["Time", "What"], [over('<w:vMerge w:val="restart"/>', "10"), p("Pull") + p("hard")], [over("<w:vMerge/>", ""), picture], [over('<w:gridSpan w:val="2"/>', "Close")])),
    "| Time | What |\n| --- | --- |\n| 10 | Pull hard |\n|  |  |\n| Close |  |\n\n![A rope](word/media/image1.png)",
  );
});

test("a row that a reviewer struck out is no row, and a table has no more columns than anybody reads", async () => {
  const struck = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p("gone")}</w:tc><w:tc>${p("too")}</w:tc></w:tr>`;
  assert.equal(await read(table(["Time", "What"], [p("10"), p("Pull")]).replace("</w:tbl>", `${struck}</w:tbl>`)), "| Time | What |\n| --- | --- |\n| 10 | Pull |");
  const wide = Array.from({ length: 80 }, (_, column) => `c${column}`);
  assert.equal((await read(table(wide, wide.map((words) => p(words))))).split("\n")[0]!.split("|").length - 2, 60);
});

test("pictures, notes and boxes of text stand where they stood", async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p("In a box")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("In a box")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  assert.equal(await read(p(r("See") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + box) + p("After")), "See (Ask twice)\n\nIn a box\n\nAfter");
});

test("formulas come along as formulas", async () => {
  const m = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const e = (name: string, text: string): string => `<m:${name}>${m(text)}</m:${name}>`;
  const formula = `<m:oMath>${m("v=")}<m:f>${e("num", "s")}${e("den", "t")}</m:f>${m("+")}<m:sSup>${e("e", "x")}${e("sup", "2")}</m:sSup><m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e("e", "α")}</m:rad><m:d><m:dPr/>${e("e", "50%")}</m:d><m:func><m:fName>${m("sin")}</m:fName>${e("e", "θ")}</m:func></m:oMath>`;
  assert.equal(await read(p(r("Speed: ") + formula + r("so"))), "Speed: $v=\\frac{s}{t}+{x}^{2}\\sqrt{α}\\left( 50\\% \\right)\\sin {θ}$ so");
  assert.equal(await read(`<w:p><m:oMathPara><m:oMath>${m("a")}<m:m><m:mr>${e("e", "1")}${e("e", "2")}</m:mr></m:m></m:oMath></m:oMathPara></w:p>`), "$$a\\begin{matrix} 1 & 2 \\end{matrix}$$");
});

test("a file becomes a plan, with the minutes that its headings say", async () => {
  const plan = await planOf(wordFile(p("Newton’s third law", "Titel") + p("Objectives", "Kop1") + p("Name both forces", "Lys") + p("Introduction (10 min)", "Kop1") + p("Pull.") + '<w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p><w:p><w:r><w:drawing><a:blip r:embed="e"/></w:drawing></w:r></w:p>'));
  assert.equal(plan.topic, "Newton’s third law");
  assert.deepEqual(plan.sections.map((s) => [s.kind, s.name, s.minutes, plan.textOf(s, (source) => source)]), [["aims", "", 0, "- Name both forces"], ["introduction", "", 10, "Pull.\n\nword/media/image1.png\n\nword/media/image2.emf"]]);
  assert.deepEqual([[...plan.pictures].map(([source, { name, type }]) => [source, name, type]), plan.sources.length], [[["word/media/image1.png", "image1.png", "image/png"]], 2]);
});

test("a form in a table becomes sections, with the lists in its cells", async () => {
  const plan = await planOf(wordFile(p("Lenses", "Titel") + table(["Resources", p("Rope", "Lys") + p("Chalk", "Lys")], ["Prior knowledge", "Light"])));
  assert.deepEqual([plan.topic, ...plan.sections.map((s) => [s.kind, plan.textOf(s, () => "")])], ["Lenses", ["materials", "- Rope\n- Chalk"], ["known", "Light"]]);
});

test("a file without a title is called as it is named", async () => {
  const plan = await planOf(wordFile(p("Pull.")), "Grade_11 forces.docx");
  assert.deepEqual([plan.topic, plan.sections.length], ["Grade 11 forces", 1]);
});

test("what is no file of Word's is said to be none", async () => {
  const whole = wordFile(p("Pull."));
  assert.equal(await why(new Uint8Array([1, 2, 3, 4, 5])), "other");
  assert.equal(await why(zipOf({ "content.xml": "<a/>" })), "other");
  assert.equal(await why(whole.slice(0, whole.length - 30)), "broken");
  const spoilt = whole.slice();
  spoilt.fill(0xff, 60, 90);
  assert.equal(await why(spoilt), "broken");
  assert.equal(await why(wordFile("<w:p/>")), "empty");
  assert.equal(await why(wordFile("", { "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body>&b;</w:body></w:document>' })), "broken");
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  assert.equal(await why(Uint8Array.from(ole)), "old");
  ole.write("EncryptedPackage", 100, "utf16le");
  assert.equal(await why(Uint8Array.from(ole)), "locked");
});

test("what would unfold beyond measure is not unfolded", async () => {
  const bomb = zipOf({ "word/document.xml": new Uint8Array(2_000_000) });
  assert.ok(bomb.length < 10_000);
  await assert.rejects(new Zip(bomb, 1_000_000).read("word/document.xml"), { reason: "large" });
  assert.equal(await why(wordFile(p("a".repeat(500_001)))), "long");
  assert.equal(await why(new Uint8Array(15 * 1024 * 1024 + 1)), "large");
});

test("words that are nested beyond all measure break nothing", async () => {
  assert.ok(["broken", "object"].includes(await why(wordFile("<w:sdt><w:sdtContent>".repeat(20_000) + "</w:sdtContent></w:sdt>".repeat(20_000))).then((got) => (typeof got === "string" ? got : typeof got))));
});
