/** Suggests schools and circuits while a teacher types; without it the form looks them up with a button. */
const pause = 180;
const fewestLetters = 2;

for (const drawn of ["turbo:load", "turbo:render"]) document.addEventListener(drawn, enhance);
// On a page to which Turbo led this is read after both.
enhance();

function enhance(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-without-script]")) button.hidden = true;
  for (const field of document.querySelectorAll<HTMLElement>("[data-find]:not([data-ready])")) suggest(field);
}

function suggest(field: HTMLElement): void {
  const input = field.querySelector("input");
  if (!input) return;
  field.dataset["ready"] = "";
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.querySelector("label")?.textContent ?? "");
  list.hidden = true;
  field.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  show(false);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  // Whether more was typed since the list was made.
  let isOld = false;

  input.addEventListener("input", () => {
    isOld = true;
    clearTimeout(timer);
    asking?.abort();
    if (input.value.trim().length < fewestLetters) show(false);
    else timer = setTimeout(() => void ask(), pause);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!list.hidden) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const option = list.hidden || isOld ? null : (current() ?? options()[0]);
      if (option) pick(option);
    } else if (event.key === "Escape") {
      show(false);
      return;
    } else return;
    // Enter here chooses a place; it never sends the form.
    event.preventDefault();
  });
  // Before the field loses the focus, so that a tap counts.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
    if (option) pick(option);
  });
  input.addEventListener("blur", () => show(false));

  async function ask(): Promise<void> {
    asking = new AbortController();
    try {
      const answer = await fetch(`${field.dataset["find"]}?text=${encodeURIComponent(input!.value)}`, { signal: asking.signal });
      // Signed out meanwhile: the answer is another page.
      if (!answer.ok || answer.redirected) return;
      list.innerHTML = await answer.text();
      isOld = false;
      options().forEach((option, i) => (option.id = `${list.id}-${i}`));
      show(options().length > 0);
    } catch {
      // No signal, or more was typed: the field stays what it is.
    }
  }

  function options(): HTMLElement[] {
    return [...list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  function current(): HTMLElement | null {
    return list.querySelector<HTMLElement>("[aria-selected=true]");
  }

  function move(by: number): void {
    const all = options();
    const was = current();
    const at = was ? all.indexOf(was) + by : by > 0 ? 0 : -1;
    const next = all.at(at % all.length);
    was?.removeAttribute("aria-selected");
    next?.setAttribute("aria-selected", "true");
    next?.scrollIntoView({ block: "nearest" });
    if (next) input!.setAttribute("aria-activedescendant", next.id);
  }

  function pick(option: HTMLElement): void {
    clearTimeout(timer);
    asking?.abort();
    show(false);
    if ("add" in option.dataset) addNew(field, input!.value.trim());
    else choose(field, option);
    if ("id" in option.dataset) input!.value = "";
  }

  function show(open: boolean): void {
    list.hidden = !open;
    input!.setAttribute("aria-expanded", String(open));
    input!.removeAttribute("aria-activedescendant");
    if (!open) list.replaceChildren();
  }
}

function choose(field: HTMLElement, option: HTMLElement): void {
  const rows = document.getElementById(field.dataset["rows"] ?? "");
  const template = document.getElementById(field.dataset["row"] ?? "");
  const id = option.dataset["id"] ?? "";
  if (!rows || !(template instanceof HTMLTemplateElement)) return;
  let radio = rows.querySelector<HTMLInputElement>(`input[value="${CSS.escape(id)}"]`);
  if (!radio) {
    const row = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    radio = row.querySelector("input")!;
    radio.value = id;
    row.querySelector("b")!.textContent = option.querySelector("span")?.textContent ?? "";
    row.querySelector("small")!.textContent = option.querySelector("small")?.textContent ?? "";
    rows.prepend(row);
  }
  radio.checked = true;
  radio.focus();
}

function addNew(field: HTMLElement, name: string): void {
  const details = document.getElementById(field.dataset["add"] ?? "");
  const input = details?.querySelector<HTMLInputElement>("input:not([type=hidden])");
  if (!(details instanceof HTMLDetailsElement) || !input) return;
  details.open = true;
  input.value = name;
  input.focus();
  const adds = details.querySelector<HTMLInputElement>("input[name=adds]");
  if (adds) adds.value = "true";
}
