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
  /** The pictures below it, as the text names them. */
  readonly pictures?: readonly string[];
  /** The post that was being answered, if one was. */
  readonly answers?: Answered | undefined;
}

/** Who reads here. */
export function myTeacher(): string | undefined {
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}

function reader(): string | undefined {
  return document.querySelector("meta[name=shared-phone], meta[name=not-kept]") ? undefined : myTeacher();
}

export function keepTyped(path: string, text: string, pictures: readonly string[] = [], answers?: Answered): void {
  const teacher = reader();
  if (!teacher || (text.trim() === "" && pictures.length === 0)) sessionStorage.removeItem(key(path));
  else sessionStorage.setItem(key(path), JSON.stringify({ teacher, text, pictures, answers } satisfies Typed));
}

/** @returns what was kept, where the field has its text again */
export function putBackTyped(path: string, field: HTMLTextAreaElement): Typed | undefined {
  const kept = sessionStorage.getItem(key(path));
  const teacher = reader();
  if (!kept || !teacher || field.value !== "") return undefined;
  const typed = JSON.parse(kept) as Typed;
  if (typed.teacher !== teacher) return undefined;
  field.value = typed.text;
  return typed;
}
