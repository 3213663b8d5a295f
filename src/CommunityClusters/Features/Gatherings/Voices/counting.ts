const counted = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("[type=number]")];
const asked = (form: HTMLFormElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("[name='Ask.Wording']")];
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

/** The questions stand in the words in which learners were asked, where there is a choice of them. */
export function ask(form: HTMLFormElement): void {
  const words = asked(form).find((choice) => choice.checked)?.closest("label")?.querySelectorAll("bdi");
  if (words) form.querySelectorAll("[data-question]").forEach((question, i) => (question.textContent = words[i]?.textContent ?? ""));
}

/**
 * A form begins from what stands there now. While somebody types in it, it keeps what they saw: another's counts are not written over unseen.
 * @param voice where what stands is shown
 */
export function follow(form: HTMLFormElement, voice: HTMLElement): void {
  const [fields, words] = [counted(form), asked(form)];
  const choices = words.filter((word) => word.type === "radio");
  const { wording, counts = "", number = "0" } = voice.dataset;
  // Counts of a question in other words are corrected on a page that asks it so.
  const isAsked = !wording || words.some((word) => word.value === wording);
  form.querySelector("[data-anew]")?.toggleAttribute("hidden", isAsked);
  if (!isAsked || form.dataset["typed"] || fields.some((field) => field.value !== field.defaultValue) || choices.some((choice) => choice.checked !== choice.defaultChecked)) return;
  if (wording) for (const choice of choices) choice.defaultChecked = choice.checked = choice.value === wording;
  ask(form);
  const stand = counts.split(",");
  fields.forEach((field, i) => (field.defaultValue = stand[i] ?? ""));
  hidden(form, "Ask.Seen")!.value = number;
  say(form);
}
