/** A page that was copied, to be read and never shown. */
export function pageOf(html: string): Document {
  return new DOMParser().parseFromString(setAside(html), "text/html");
}

/** Styles tell what is strong or an item; under their own name the browser would report each as one that the page's policy forbids. */
export function setAside(html: string): string {
  return html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^<>]*?\s)style(\s*=)/gi, "$1data-style$2");
}
