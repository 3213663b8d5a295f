/** A page that was copied, to be read and never shown. */
export function pageOf(html: string): Document {
  return new DOMParser().parseFromString(setAside(html), "text/html");
}

/** Styles tell what is strong or an item; under their own name the browser would report each as one that the page's policy forbids. */
export function setAside(html: string): string {
  return html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^<>]*?\s)style(\s*=)/gi, "$1data-style$2");
}

/** Pictures that stand as letters within a page. */
const asLetters = /(<img\b[^<>]*?\ssrc\s*=\s*["'])(data:image\/[a-z+.-]+;base64,[A-Za-z0-9+/=\s]+)(?=["'])/gi;

/** Takes out of a page the pictures that stand in it as letters. @returns the page, which names each as {@link sourceOf} does, and the pictures in their order */
export function withoutPictures(html: string): { readonly html: string; readonly pictures: readonly string[] } {
  const pictures: string[] = [];
  return { html: html.replace(asLetters, (_, before: string, letters: string) => before + sourceOf(pictures.push(letters) - 1)), pictures };
}

/** What a page says of a picture that was taken out of it. */
export function sourceOf(number: number): string {
  return `blob:picture-${number}`;
}

/** A picture that stood as letters, as a file. @returns none where they are no bytes */
export function fileOf(letters: string, name: string): File | undefined {
  const [, type = "", data = ""] = /^data:(image\/[a-z+.-]+);base64,([^]*)$/i.exec(letters) ?? [];
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s+/g, "")), (letter) => letter.charCodeAt(0));
    return bytes.length > 0 ? new File([bytes], `${name}.${type.slice(6).replace("jpeg", "jpg").replace(/[^a-z]/gi, "")}`, { type: type.toLowerCase() }) : undefined;
  } catch {
    return undefined;
  }
}
