// What was sent last of each kind from this phone: its author has seen it when they send more of it, though the page that the phone keeps has not.

const most = 50;
const place = (teacher: string): string => `follows-${teacher}`;

/** What a phone that keeps no notes would have said goes unsaid: it is never in the way of what is sent. */
function noted(teacher: string): [kind: string, id: string][] {
  try {
    return JSON.parse(localStorage.getItem(place(teacher)) ?? "[]") as [string, string][];
  } catch {
    return [];
  }
}

/** Says in a form that asks for it which command of this phone it follows. */
export function sayWhatItFollows(form: HTMLFormElement, teacher: string): void {
  const id = noted(teacher).find(([kind]) => kind === form.dataset["waits"])?.[1];
  for (const field of form.querySelectorAll<HTMLInputElement>("[data-follows]")) field.value = id ?? field.value;
}

/** Notes that what is sent next of this kind follows it. A phone without room for that note leaves it to the server to tell. */
export function isFollowed(form: HTMLFormElement, teacher: string, fields: readonly [string, string][]): void {
  const id = fields.find(([name]) => name.endsWith("CommandId"))?.[1];
  const kind = form.dataset["waits"];
  if (!id || !kind || !form.querySelector("[data-follows]")) return;
  try {
    localStorage.setItem(place(teacher), JSON.stringify([[kind, id], ...noted(teacher).filter(([other]) => other !== kind)].slice(0, most)));
  } catch {
    // It is full.
  }
}
