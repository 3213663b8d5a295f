import type * as Y from "yjs";
import type { OpenDocument } from "../../../Client/documents/document";
import type { Say } from "../../Plans/say";
import type { Named } from "./shape";

/** A member as the register's page names them. */
export interface Member extends Named {
  readonly school: string;
  readonly initials: string;
  readonly face: string;
}

/** What the server says beside the document: `script[data-about]`. */
export interface About {
  readonly members: readonly Member[];
  /** Names of keepers and others who stand in the register and are no members now, by their ids. */
  readonly others: Readonly<Record<string, string>>;
  readonly rooms: readonly Named[];
  readonly schools: readonly Named[];
  readonly grades: readonly { readonly code: string; readonly name: string }[];
}

/** What the parts of the page have to do with. */
export interface RegisterPage {
  readonly open: OpenDocument;
  readonly doc: Y.Doc;
  readonly me: string;
  readonly say: Say;
  readonly about: About;
  /** Says to those who do not see it what just happened. */
  announce(words: string): void;
}

/** A part of the page. */
export interface Part {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
}

/** The name of somebody who counted or was ticked. */
export function personOf({ about, me, say }: RegisterPage, id: string): string {
  return id === me ? say("register.you") : (about.members.find((m) => m.id === id)?.name ?? about.others[id] ?? say("register.somebody"));
}

/** Draws anew what stands in an element; whoever was on a button of it is on the same one after it. */
export function redraw(parent: HTMLElement, children: readonly Node[]): void {
  const key = parent.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
  parent.replaceChildren(...children);
  if (key) parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
