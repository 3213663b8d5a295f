import { first, isOn, nameOf, said, within } from "./xml";

const names = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "exp", "lim", "max", "min", "det", "gcd"]);
const large: Record<string, string> = { "∑": "\\sum", "∏": "\\prod", "∫": "\\int", "∬": "\\iint", "∮": "\\oint", "⋃": "\\bigcup", "⋂": "\\bigcap" };
const accents: Record<string, string> = { "\u0302": "\\hat", "\u0304": "\\bar", "\u0305": "\\overline", "\u20d7": "\\vec", "\u0307": "\\dot", "\u0308": "\\ddot", "\u0303": "\\tilde" };
const fences: Record<string, string> = { "{": "\\{", "}": "\\}", "": ".", "⟨": "\\langle", "⟩": "\\rangle", "‖": "\\|" };

/** A formula of Word's as TeX; what has no sign of its own leaves its letters. */
export function texOf(element: Element): string {
  return allOf(element).replace(/\s+/g, " ").trim();
}

function allOf(element: Element | undefined): string {
  return within(element).map(partOf).join("");
}

function partOf(part: Element): string {
  const of = (name: string): string => allOf(first(part, name));
  const braced = (name: string): string => `{${of(name)}}`;
  const property = (name: string): Element | undefined => first(part, `${nameOf(part)}Pr`, name);
  switch (nameOf(part)) {
    case "r":
      return letters(part);
    case "f":
      return said(property("type")) === "noBar" ? `\\binom${braced("num")}${braced("den")}` : `\\frac${braced("num")}${braced("den")}`;
    case "sSup":
      return `{${of("e")}}^${braced("sup")}`;
    case "sSub":
      return `{${of("e")}}_${braced("sub")}`;
    case "sSubSup":
      return `{${of("e")}}_${braced("sub")}^${braced("sup")}`;
    case "sPre":
      return `{}_${braced("sub")}^${braced("sup")}{${of("e")}}`;
    case "rad":
      return isOn(property("degHide")) || !of("deg") ? `\\sqrt${braced("e")}` : `\\sqrt[${of("deg")}]${braced("e")}`;
    case "d":
      return fenced(part, property);
    case "nary":
      return `${large[said(property("chr")) || "∫"] ?? said(property("chr"))}${of("sub") && `_${braced("sub")}`}${of("sup") && `^${braced("sup")}`} ${braced("e")}`;
    case "func":
      return `${of("fName").trim()} ${braced("e")}`;
    case "limLow":
      return `${of("e").trim()}_${braced("lim")}`;
    case "limUpp":
      return `${of("e").trim()}^${braced("lim")}`;
    case "acc":
      return `${accents[said(property("chr")) || "\u0302"] ?? "\\hat"}${braced("e")}`;
    case "bar":
      return `${said(property("pos")) === "bot" ? "\\underline" : "\\overline"}${braced("e")}`;
    case "m":
      return `\\begin{matrix} ${rows(part)} \\end{matrix}`;
    case "eqArr":
      return `\\begin{matrix} ${parts(part, "e").join(" \\\\ ")} \\end{matrix}`;
    default:
      // How a part looks says nothing.
      return nameOf(part).endsWith("Pr") ? "" : allOf(part);
  }
}

function parts(part: Element, name: string): string[] {
  return within(part, name).map(allOf);
}

function rows(matrix: Element): string {
  return within(matrix, "mr").map((row) => parts(row, "e").join(" & ")).join(" \\\\ ");
}

function fenced(part: Element, property: (name: string) => Element | undefined): string {
  const sign = (name: string, plain: string): string => {
    const element = property(name);
    const chosen = element ? said(element) : plain;
    return fences[chosen] ?? chosen;
  };
  return `\\left${sign("begChr", "(")} ${parts(part, "e").join(sign("sepChr", "|"))} \\right${sign("endChr", ")")}`;
}

function letters(run: Element): string {
  const text = within(run, "t").map((t) => t.textContent ?? "").join("").normalize("NFKC");
  if (names.has(text.trim())) return `\\${text.trim()} `;
  if (isOn(first(run, "rPr", "nor")) && /\p{L}{2}/u.test(text)) return `\\text{${escaped(text)}}`;
  return escaped(text);
}

function escaped(text: string): string {
  return text.replace(/[\\{}$%#&_^~\u2061\u2062\u2063\u200b]/g, (sign) => (sign === "\\" ? "\\backslash " : /[\u2061-\u2063\u200b]/.test(sign) ? "" : sign === "^" || sign === "~" ? " " : `\\${sign}`));
}
