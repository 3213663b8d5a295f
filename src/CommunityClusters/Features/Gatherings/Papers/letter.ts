/**
 * A letter is changed by hand where it stands, before it is printed. What was changed stays in this tab: it is put back where the page is
 * opened again for the same teacher, who is told where the day says something else by now, and is sent nowhere. Who signs out leaves nothing behind.
 */
interface Changed {
  teacher: string;
  was: string;
  is: string;
}

function teacher(): string | undefined {
  if (document.querySelector("meta[name=shared-phone]")) return undefined;
  return document.querySelector<HTMLMetaElement>("meta[name=teacher]")?.content;
}

function offerChanging(): void {
  const letter = document.querySelector<HTMLElement>("[data-letter]");
  if (!letter || letter.isContentEditable) return;
  const asItWas = document.querySelector<HTMLButtonElement>("[data-as-it-was]");
  const hint = document.querySelector<HTMLElement>("[data-changing]");
  const key = `letter ${location.pathname}${location.search}`;
  const [me, was] = [teacher(), letter.textContent];
  const kept = sessionStorage.getItem(key);
  const changed = kept ? (JSON.parse(kept) as Changed) : undefined;
  const isChanged = changed && changed.teacher === me;
  if (isChanged) letter.textContent = changed.is;
  const other = document.querySelector<HTMLElement>("[data-day-changed]");
  if (other) other.hidden = !isChanged || changed.was === was;

  makeEditable(letter);
  if (hint) hint.hidden = false;
  if (!asItWas) return;
  asItWas.hidden = !isChanged;
  letter.addEventListener("input", () => {
    asItWas.hidden = false;
    if (me) sessionStorage.setItem(key, JSON.stringify({ teacher: me, was, is: letter.innerText } satisfies Changed));
  });
  asItWas.addEventListener("click", () => {
    letter.textContent = was;
    sessionStorage.removeItem(key);
    asItWas.hidden = true;
    if (other) other.hidden = true;
    letter.focus();
  });
}

function makeEditable(letter: HTMLElement): void {
  try {
    letter.contentEditable = "plaintext-only";
  } catch {
    letter.contentEditable = "true";
  }
  letter.setAttribute("role", "textbox");
  letter.setAttribute("aria-multiline", "true");
  letter.setAttribute("aria-label", letter.dataset["letter"] ?? "");
}

offerChanging();
document.addEventListener("turbo:load", offerChanging);
