/** What was begun on this phone. */
export interface BegunHere {
  readonly id: string;
  /** Its first content. */
  readonly content: string;
  /** Its page. */
  readonly path: string;
  /** Makes that page on this phone. @returns whether it could */
  makePage(): Promise<boolean>;
}

/** How long a line that hardly works is waited for, in milliseconds. */
const patience = 4000;

/**
 * Sends a form by which a plan or an observation is begun that this phone has given its id and first content. Without signal it waits in the queue,
 * and its page is made here, if this phone can make it.
 */
export async function sendBegun(form: HTMLFormElement, { id, content, path, makePage }: BegunHere, mayWait = true): Promise<void> {
  const added = [["Ask.Id", id], ["Ask.Content", content]].map(([name = "", text = ""]) => Object.assign(document.createElement("input"), { type: "hidden", name, value: text }));
  form.append(...added);
  try {
    if (!mayWait) return void form.requestSubmit();
    if (navigator.onLine && (await sendNow(form))) return;
    if (!(await makePage())) return form.requestSubmit();
    form.dataset["waits"] = form.dataset["begins"] ?? "plan";
    form.dataset["leads"] = path;
    form.requestSubmit();
  } finally {
    delete form.dataset["waits"];
    delete form.dataset["leads"];
    for (const one of added) one.remove();
  }
}

/** @returns whether the server answered; if it did not, it may still have heard */
function sendNow(form: HTMLFormElement): Promise<boolean> {
  return new Promise((done) => {
    const tired = setTimeout(() => end(false), patience);
    const answered = (event: Event): void => void (event.target === form && end(true));
    const failed = (event: Event): void => {
      if (event.target !== form) return;
      // It is not said to be unsent: it waits.
      event.stopImmediatePropagation();
      end(false);
    };
    const end = (isSent: boolean): void => {
      clearTimeout(tired);
      document.removeEventListener("turbo:before-fetch-response", answered, true);
      document.removeEventListener("turbo:fetch-request-error", failed, true);
      done(isSent);
    };
    document.addEventListener("turbo:before-fetch-response", answered, true);
    document.addEventListener("turbo:fetch-request-error", failed, true);
    form.requestSubmit();
  });
}
