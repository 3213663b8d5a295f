/** What is being written in a thread outlives a reload of the page, in this tab and for this teacher alone. */
const key = (path: string): string => `typing ${path}`;

/** The post that is answered, and how it stands above what is typed. */
export interface Answered {
  readonly id: string;
  readonly who: string;
  readonly begins: string;
}

interface Typed {
  readonly teacher: string;
  readonly text: string;
  readonly answers?: Answered | undefined;
}

function reader(): string | undefined {
  if (document.querySelector("meta[name=shared-phone], meta[name=not-kept]")) return undefined;
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}

export function keepTyped(path: string, text: string, answers?: Answered): void {
  const teacher = reader();
  if (!teacher || text.trim() === "") sessionStorage.removeItem(key(path));
  else sessionStorage.setItem(key(path), JSON.stringify({ teacher, text, answers } satisfies Typed));
}

/** @returns the post that was being answered, if one was */
export function putBackTyped(path: string, field: HTMLTextAreaElement): Answered | undefined {
  const kept = sessionStorage.getItem(key(path));
  const teacher = reader();
  if (!kept || !teacher || field.value !== "") return undefined;
  const typed = JSON.parse(kept) as Typed;
  if (typed.teacher !== teacher) return undefined;
  field.value = typed.text;
  return typed.answers;
}
