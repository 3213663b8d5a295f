const counted = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("[type=number]")];
const hidden = (form: HTMLFormElement, name: string): HTMLInputElement | null => form.querySelector<HTMLInputElement>(`[name='${name}']`);

/** What a form says in the list of what waits: its lesson, and the counts as they were typed. */
export function say(form: HTMLFormElement): void {
  const counts = counted(form).map((field) => field.value || "–");
  const said = [0, 3, 6].map((first) => counts.slice(first, first + 3).join(" / ")).join(" · ");
  const topic = hidden(form, "Topic")!;
  const only = hidden(form, "Counts")!;
  topic.dataset["says"] ??= topic.value;
  topic.value = `${topic.dataset["says"]}: ${said}`;
  only.value = said;
}

/**
 * A form begins from what stands there now. While somebody types in it, it keeps what they saw: another's counts are not written over unseen.
 * @param voice where what stands is shown
 */
export function follow(form: HTMLFormElement, voice: HTMLElement): void {
  const fields = counted(form);
  if (form.dataset["typed"] || fields.some((field) => field.value !== field.defaultValue)) return;
  // Counts of a question in other words are corrected on a page that asks it so.
  const { wording, counts = "", number = "0" } = voice.dataset;
  if (wording && wording !== hidden(form, "Ask.Wording")!.value) return;
  const stand = counts.split(",");
  fields.forEach((field, i) => (field.defaultValue = stand[i] ?? ""));
  hidden(form, "Ask.Seen")!.value = number;
  say(form);
}
