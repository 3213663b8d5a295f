/** Keeps what somebody is typing in a part of the page while news puts another in its place: words, what is unfolded, and the focus. */
export class Typing {
  readonly #typed = new Map<string, string>();
  readonly #unfolded = new Set<string>();
  #focus = "";

  constructor(page: HTMLElement) {
    page.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && target.id && this.#typed.set(target.id, target.value));
    page.addEventListener("toggle", ({ target }) => target instanceof HTMLDetailsElement && target.id && this.#unfolds(target), { capture: true });
    page.addEventListener("focusin", ({ target }) => (this.#focus = target instanceof HTMLElement ? target.id : ""));
    page.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && (this.#focus = ""));
    // What was sent is typed no longer.
    page.addEventListener("reset", ({ target }) => target instanceof HTMLFormElement && this.#forget(target), { capture: true });
  }

  restore(): void {
    for (const id of this.#unfolded) {
      const details = document.getElementById(id);
      if (details instanceof HTMLDetailsElement) details.open = true;
      else this.#unfolded.delete(id);
    }
    for (const [id, typed] of this.#typed) {
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement) field.value = typed;
      else this.#typed.delete(id);
    }
    if (this.#focus && document.activeElement === document.body) document.getElementById(this.#focus)?.focus({ preventScroll: true });
  }

  #unfolds(details: HTMLDetailsElement): void {
    if (details.open) this.#unfolded.add(details.id);
    else this.#unfolded.delete(details.id);
  }

  #forget(form: HTMLFormElement): void {
    for (const field of form.elements) this.#typed.delete(field.id);
    for (const details of form.querySelectorAll("details")) {
      details.open = false;
      this.#unfolded.delete(details.id);
    }
  }
}
