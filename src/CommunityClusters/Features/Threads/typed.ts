/** What is being written in a thread outlives a reload of the page, in this tab and for this teacher alone. */
const key = (path: string): string => `typing ${path}`;

interface Typed {
  readonly teacher: string;
  readonly text: string;
}

function reader(): string | undefined {
  if (document.querySelector("meta[name=shared-phone], meta[name=not-kept]")) return undefined;
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}

export function keepTyped(path: string, text: string): void {
  const teacher = reader();
  if (!teacher || text.trim() === "") sessionStorage.removeItem(key(path));
  else sessionStorage.setItem(key(path), JSON.stringify({ teacher, text } satisfies Typed));
}

export function putBackTyped(path: string, field: HTMLTextAreaElement): void {
  const kept = sessionStorage.getItem(key(path));
  const teacher = reader();
  if (!kept || !teacher || field.value !== "") return;
  const typed = JSON.parse(kept) as Typed;
  if (typed.teacher === teacher) field.value = typed.text;
}
