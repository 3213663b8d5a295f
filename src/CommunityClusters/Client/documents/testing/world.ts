import type * as Y from "yjs";
import type { OpenDocument } from "../document";
import { Clock, until } from "./clock";
import { FakePhone } from "./fake-phone";
import { FakeServer } from "./fake-server";

export const id = "plan";

/** A server with one document, and as many phones as a test wants. */
export function world() {
  const [server, clock] = [new FakeServer(), new Clock()];
  return { server, clock, there: server.create(id), phone: (teacher: string) => new FakePhone(server, clock, teacher) };
}

export const words = (doc: Y.Doc): string => doc.getText("t").toString();
export const type = (document: OpenDocument, text: string): void => document.doc.getText("t").insert(document.doc.getText("t").length, text);
/** Waits until this phone's latest words are there. */
export const is = (document: OpenDocument, where: string): Promise<void> => until(() => document.state.words === where, `words ${where}`);
