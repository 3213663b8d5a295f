import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { readable } from "./readable";

globalThis.document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;

for (const [what, text, html] of [
  ["words in lines", "One\ntwo\n\nThree", "<p>One\ntwo</p><p>Three</p>"],
  ["a heading", "## Begin *here* ##", "<h4>Begin <em>here</em> </h4>"],
  ["words that are set off", "**big** _wall_ ~~not~~ `x` H~2~O m^2^", "<p><strong>big</strong> <em>wall</em> <del>not</del> <code>x</code> H<sub>2</sub>O m<sup>2</sup></p>"],
  ["lists", "- one\n  - inner\n- [x] done\n- [ ] due", "<ul><li><p>one</p><ul><li><p>inner</p></li></ul></li><li><p>☑  done</p></li><li><p>☐  due</p></li></ul>"],
  ["numbers", "3. three\n4. four", '<ol start="3"><li><p>three</p></li><li><p>four</p></li></ol>'],
  ["a quotation", "> one\n> two", "<blockquote><p>one\n two</p></blockquote>"],
  ["a table", "| a | **b** |\n| --- | --- |\n| 1 | 2 |", "<table><tr><td>a</td><td><strong>b</strong></td></tr><tr><td>1</td><td>2</td></tr></table>"],
  ["links and pictures by their words", "[here](https://a.example) ![the lens](/files/1-2x3.jpg)", "<p>here the lens</p>"],
  ["signs that are meant", "5 \\* 3 = a*b", "<p>5 * 3 = a*b</p>"],
  ["a formula by its signs", "so $x^2$ is", "<p>so x^2 is</p>"],
  ["what looks like HTML", "<img src=x onerror=alert(1)> <b>b</b>", "<p>&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;b&lt;/b&gt;</p>"],
] as const) {
  test(`${what} can be read before the editor stands`, () => assert.equal(readable(text).innerHTML, html));
}
