const identified = "input[name$=CommandId]";

/** Under which id a form sent something over the line, and what that was. */
const sent = new WeakMap<HTMLFormElement, { said: string; id: string }>();

/**
 * The id by which what a form sends may arrive twice and is done once. The one that stands in a form was drawn with it, and a page that the phone
 * keeps is opened and filled in again: each sending has an id of its own. The very same, sent once more because no answer came, keeps its own.
 */
export function idOf(form: HTMLFormElement, fields: readonly [string, string][], action: string): string {
  const said = JSON.stringify([action, fields.filter(([name]) => !name.endsWith("CommandId"))]);
  const before = sent.get(form);
  const id = before?.said === said ? before.id : crypto.randomUUID();
  sent.set(form, { said, id });
  for (const field of form.querySelectorAll<HTMLInputElement>(identified)) field.value = id;
  return id;
}

/** What the form sends next is something else, though it may say the same. */
export function isNext(form: HTMLFormElement): void {
  sent.delete(form);
  for (const field of form.querySelectorAll<HTMLInputElement>(identified)) field.value = crypto.randomUUID();
}
