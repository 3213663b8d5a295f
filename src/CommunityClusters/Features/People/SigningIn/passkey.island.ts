type Passkeys = typeof import("../../../Client/passkey");

// Forms with `data-passkey` make or use a passkey before they are sent; they show only where the browser can.
show();
document.addEventListener("turbo:load", show);
document.addEventListener("turbo:render", show);
document.addEventListener("submit", (event) => {
  const form = event.target instanceof HTMLFormElement && event.target.matches("[data-passkey]") ? event.target : null;
  if (!form || field(form, "Credential").value !== "") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void fill(form);
}, true);

function show(): void {
  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-passkey]")) form.hidden = false;
  for (const note of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) note.hidden = true;
}

async function fill(form: HTMLFormElement): Promise<void> {
  const says = form.querySelector<HTMLElement>("[data-passkey-error]")!;
  says.hidden = true;
  try {
    const passkeys = (await import(form.dataset["script"]!)) as Passkeys;
    const answer = await fetch(`${location.pathname}?handler=Offer`, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const offer = (await answer.json()) as { options: string; state: string };
    const made = form.dataset["passkey"] === "make" ? await passkeys.make(offer.options) : await passkeys.use(offer.options);
    field(form, "Credential").value = JSON.stringify(made);
    field(form, "State").value = offer.state;
    const shared = document.querySelector<HTMLInputElement>('input[name="Ask.Shared"]');
    const said = form.querySelector<HTMLInputElement>('input[name="Key.Shared"]');
    if (said) said.value = String(shared?.checked ?? false);
    form.requestSubmit();
  } catch {
    // Cancelled by the teacher, or by the phone: nothing was made, and the form stands as it was.
    says.textContent = form.dataset["failed"]!;
    says.hidden = false;
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[name$=".${name}"]`)!;
}
