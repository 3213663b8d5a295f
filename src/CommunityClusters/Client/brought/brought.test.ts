import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { blocksOf } from "./blocks";
import { isRich, markdownOf } from "./markdown";
import { setAside } from "./page";

const broughtFrom = (html: string): string => markdownOf(blocksOf(parseHTML(`<html><body>${setAside(html)}</body></html>`).document.body));

const fromWord = (sign: string, level: number, words: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-ZA>${words}<o:p></o:p></span></p>`;

test("a text from Word keeps its headings, its marked words and its lists", () => {
  const html = `<h1>Newton’s third law<o:p></o:p></h1><p class=MsoNormal>Forces come in <b>pairs</b>, <i>always</i>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`
    + fromWord("·", 1, "Rope") + fromWord("o", 2, "Two <b style='mso-bidi-font-weight:normal'>spring balances</b>") + fromWord("·", 1, "Chalk") + fromWord("1.", 1, "Pull") + fromWord("2.", 1, "Read both");
  assert.equal(broughtFrom(html), "# Newton’s third law\n\nForces come in **pairs**, *always*.\n\n- Rope\n  - Two **spring balances**\n- Chalk\n1. Pull\n2. Read both");
});

test("a text from Word on the web keeps its headings and lists", () => {
  const html = `<p class="Paragraph" role="heading" aria-level="2"><span class="TextRun"><span class="NormalTextRun">Activity</span></span></p><div class="ListContainerWrapper"><ul><li data-aria-level="1"><p class="Paragraph"><span class="TextRun">Push the wall</span></p></li></ul></div><div class="ListContainerWrapper"><ul><li data-aria-level="2"><p class="Paragraph"><span class="TextRun">with one hand</span></p></li></ul></div>`;
  assert.equal(broughtFrom(html), "## Activity\n\n- Push the wall\n  - with one hand");
});

test("a text from Google Docs keeps its headings, its marked words, its lists and its ticks", () => {
  const html = `<b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400;">Aims</span></h2><p dir="ltr"><span style="font-weight:400;">Name </span><span style="font-weight:700;">both</span><span style="font-weight:700;"> forces</span><span style="font-weight:400;font-style:italic;"> of a pair</span></p><br />`
    + `<ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>First</span></p></li><ol><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Inner</span></p></li></ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Second</span></p></li></ol>`
    + `<ul><li role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/png;base64,AA==" alt="checked" aria-roledescription="checkbox"><p role="presentation" style="display:inline-block"><span style="text-decoration:line-through">Rope</span></p></li></ul></b>`;
  assert.equal(broughtFrom(html), "## Aims\n\nName **both forces** *of a pair*\n\n1. First\n   1. Inner\n2. Second\n- [x] ~~Rope~~");
});

test("a table keeps its rows and columns, also where a cell reaches over several", () => {
  const html = `<table><tbody><tr><td><p>Time</p></td><td><p>Teacher | learners</p></td></tr><tr><td rowspan="2"><p>10</p></td><td><p>Pull</p><p>the rope</p></td></tr><tr><td><b>Read</b></td></tr><tr><td colspan="2">Close</td></tr></tbody></table>`;
  assert.equal(broughtFrom(html), "| Time | Teacher \\| learners |\n| --- | --- |\n| 10 | Pull the rope |\n|  | **Read** |\n| Close |  |");
});

test("a table that only holds things in their place leaves them as they are", () => {
  assert.equal(broughtFrom("<table><tr><td><h2>Plan</h2><p>One</p></td></tr></table>"), "## Plan\n\nOne");
});

test("links that a plan may have are kept, others leave their words", () => {
  assert.equal(broughtFrom(`<p><a href="https://example.org/a(b)"><span>Here</span></a> and <a href="javascript:alert(1)">there</a></p>`), "[Here](https://example.org/a%28b%29) and there");
});

test("letters that look like signs stay letters", () => {
  assert.equal(broughtFrom("<p>2 * 3 * 4 and **no**</p><p>1. no item</p><p># no heading</p><p>- no item</p>"), "2 \\* 3 \\* 4 and \\*\\*no\\*\\*\n\n1\\. no item\n\n\\# no heading\n\n\\- no item");
});

test("small letters and lines that are broken by hand are kept", () => {
  assert.equal(broughtFrom("<p>H<sub>2</sub>O and x<sup>2</sup><br>next</p>"), "H~2~O and x^2^\nnext");
});

test("nothing that is not seen comes along", () => {
  assert.equal(broughtFrom("<style>p{color:red}</style><script>alert(1)</script><p>Seen<span style='display:none'>not</span></p><!-- no -->"), "Seen");
});

test("bare letters are not rich", () => {
  const blocks = (html: string): boolean => isRich(blocksOf(parseHTML(`<html><body>${setAside(html)}</body></html>`).document.body));
  assert.equal(blocks("<p><span>One</span></p><p>Two</p>"), false);
  assert.equal(blocks("<p>One <b>two</b></p>"), true);
});
