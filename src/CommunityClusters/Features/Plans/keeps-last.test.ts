import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import type { DocumentState } from "../../Client/documents/document";
import { keepsLast } from "./keeps-last";

function page(): { form: HTMLFormElement; note: HTMLElement; open: { state: DocumentState; onState: (handler: () => void) => () => void; is: (words: DocumentState["words"]) => void }; sent: () => number; submit: () => void; end: () => void } {
  const { document, Event } = parseHTML('<form data-keeps><p data-unsent hidden>Not sent</p><button>Keep</button></form>');
  const form = document.querySelector<HTMLFormElement>("form")!;
  let sent = 0;
  document.addEventListener("submit", () => sent++);
  const submit = (): void => void form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  form.requestSubmit = submit;
  let told: () => void = () => undefined;
  const open = {
    state: { words: "phone", waiting: 1, keeps: true, refused: null } as DocumentState,
    onState: (handler: () => void) => {
      told = handler;
      return () => undefined;
    },
    is(words: DocumentState["words"]): void {
      open.state = { ...open.state, words };
      told();
    },
  };
  const end = keepsLast(open, document, 20);
  return { form, note: document.querySelector<HTMLElement>("[data-unsent]")!, open, sent: () => sent, submit, end };
}

test("What is kept has the last words: the form goes once they are with the server, and once only", () => {
  const { open, sent, submit, end } = page();
  submit();
  submit();
  open.is("sent");
  assert.equal(sent(), 0);
  open.is("saved");
  assert.equal(sent(), 1);
  open.is("saved");
  assert.equal(sent(), 1);
  submit();
  assert.equal(sent(), 2);
  end();
});

test("Where the last words do not come to the server it is said, and nothing is kept without them", async () => {
  const { note, open, sent, submit, end } = page();
  submit();
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(note.hidden, false);
  open.is("saved");
  assert.equal(sent(), 0);
  submit();
  assert.equal(note.hidden, true);
  assert.equal(sent(), 1);
  end();
});
