import { chosen, meant, type Typing, typingAt } from "./names";

/** The fields that have their list: what a page that was left and came back has of one is a copy that hears nothing. */
const offering = new WeakSet<HTMLTextAreaElement>();

/** Offers the members' names where an @ is typed: chosen by the arrow keys and Enter, or by a tap. Without it a typed name is as good. */
export function offerNames(field: HTMLTextAreaElement, names: readonly string[], says: string): void {
  if (offering.has(field)) return;
  offering.add(field);
  document.getElementById(`${field.id}-names`)?.remove();
  const list = document.createElement("ul");
  list.className = "names";
  list.id = `${field.id}-names`;
  list.role = "listbox";
  list.hidden = true;
  list.ariaLabel = says;
  field.closest(".field")!.append(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-haspopup", "listbox");
  let typing: Typing | undefined;
  let at = 0;

  function show(): void {
    typing = document.activeElement === field ? typingAt(field.value, field.selectionStart) : undefined;
    const offered = typing ? meant(names, typing.begun) : [];
    at = 0;
    list.replaceChildren(...offered.map((name, index) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${index}`;
      row.role = "option";
      row.dir = "auto";
      row.textContent = name;
      return row;
    }));
    list.hidden = offered.length === 0;
    mark();
  }
  function mark(): void {
    [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    const row = list.children[at];
    if (row && !list.hidden) field.setAttribute("aria-activedescendant", row.id);
    else field.removeAttribute("aria-activedescendant");
    row?.scrollIntoView({ block: "nearest" });
  }
  function choose(row: Element | undefined): void {
    if (!row || !typing) return;
    const { text, cursor } = chosen(field.value, field.selectionStart, typing, row.textContent ?? "");
    field.value = text;
    field.setSelectionRange(cursor, cursor);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    close();
  }
  function close(): void {
    typing = undefined;
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("input", show);
  field.addEventListener("click", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) at = (at + step + list.children.length) % list.children.length;
    else if (event.key === "Enter" || event.key === "Tab") choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    if (step) mark();
  });
  // The field keeps the focus, and the phone its keyboard.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(target instanceof Element ? (target.closest("li") ?? undefined) : undefined));
}
