/** A day and an hour in the language of the page. */
export function spoken(at: number, more: Intl.DateTimeFormatOptions = {}): string {
  const language = document.documentElement.lang;
  // The phone knows the country as well: 14:30 and not 02:30 PM.
  const here = navigator.languages.find((l) => l.split("-")[0] === language) ?? language;
  return new Intl.DateTimeFormat(here, { ...more, day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).format(at);
}
