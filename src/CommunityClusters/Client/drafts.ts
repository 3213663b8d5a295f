/**
 * What was typed into a form outlives a session that ended meanwhile: it is kept in this tab until the form was taken, and put back
 * for the same teacher when they come back to the page. Passwords and hidden fields are never kept.
 */
interface Draft {
  teacher: string;
  /** Where the form leads: a page may have several alike. */
  path: string;
  fields: [name: string, value: string, was: string][];
}

const key = (path: string): string => `draft ${path}`;

export function keepDrafts(): void {
  document.addEventListener("turbo:submit-start", ({ target }) => {
    const teacher = reader();
    // What is only its author's is kept nowhere.
    if (!(target instanceof HTMLFormElement) || !teacher || document.querySelector("meta[name=not-kept]")) return;
    if (new URL(target.action).pathname === "/sign-out") return sessionStorage.clear();
    const fields = typed(target).map((field): [string, string, string] => [field.name, field.value, field.defaultValue]);
    if (fields.length > 0) sessionStorage.setItem(key(location.pathname), JSON.stringify({ teacher, path: pathOf(target), fields } satisfies Draft));
  });
  document.addEventListener("turbo:submit-end", (event) => {
    const { success, fetchResponse } = (event as CustomEvent<{ success: boolean; fetchResponse?: { response: Response } }>).detail;
    const leadsTo = fetchResponse && new URL(fetchResponse.response.url).pathname;
    if (success && leadsTo !== "/sign-in") sessionStorage.removeItem(key(location.pathname));
  });
  document.addEventListener("turbo:load", restore);
}

function restore(): void {
  const kept = sessionStorage.getItem(key(location.pathname));
  const teacher = reader();
  if (!kept || !teacher) return;
  sessionStorage.removeItem(key(location.pathname));
  const draft = JSON.parse(kept) as Draft;
  if (draft.teacher !== teacher) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("main form")) {
    if (pathOf(form) !== draft.path) continue;
    for (const field of typed(form, true)) {
      const [, value, was] = draft.fields.find(([name]) => name === field.name) ?? [];
      // What a colleague changed meanwhile is not written over.
      if (value === undefined || field.value !== field.defaultValue || field.defaultValue !== was) continue;
      field.value = value;
      field.closest("details")?.setAttribute("open", "");
    }
  }
}

function pathOf(form: HTMLFormElement): string {
  return new URL(form.action, location.href).pathname;
}

function typed(form: HTMLFormElement, empty = false): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input[type=text], input[type=email], input[type=tel]")].filter(
    (field) => field.name !== "" && (empty || field.value !== ""),
  );
}

function reader(): string | undefined {
  if (document.querySelector("meta[name=shared-phone]")) return undefined;
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}
