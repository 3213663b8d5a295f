import { modifyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { toBase64 } from "../base64";
import type { Refusal } from "../document";
import { FakeLine } from "./fake-line";

/** A document as the fake server has it. */
export class ServerDocument {
  readonly doc = new Y.Doc();
  /** All that was ever appended. */
  readonly history: Uint8Array[] = [];
  readonly log: { sequence: number; update: Uint8Array }[] = [];
  readonly numbers = new Map<string, number>();
  readonly owners = new Map<number, string>();
  readonly here = new Set<FakeLine>();
  /** What each line said last of itself. */
  readonly shown = new Map<FakeLine, Uint8Array>();
  readonly readers = new Set<string>();
  readonly strangers = new Set<string>();
  sequence = 0;
  /** How the next pushes are refused. */
  refuses: ((update: Uint8Array) => Refusal | undefined) | undefined;

  append(update: Uint8Array): number | undefined {
    let isNew = false;
    const learn = (): void => void (isNew = true);
    this.doc.on("update", learn);
    Y.applyUpdate(this.doc, update);
    this.doc.off("update", learn);
    isNew ||= this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
    if (!isNew) return undefined;
    this.sequence++;
    this.log.push({ sequence: this.sequence, update });
    this.history.push(update);
    this.numbers.set(toBase64(update), this.sequence);
    return this.sequence;
  }

  /** Drops the log up to now; the state stays. */
  compact(): void {
    this.log.length = 0;
  }
}

/** The server's side of the protocol, in memory. Whatever it acknowledges it keeps. */
export class FakeServer {
  readonly documents = new Map<string, ServerDocument>();
  readonly parts = new Map<string, Map<number, Uint8Array>>();
  /** Whether it says with a number whether the words were new. */
  saysNew = false;
  /** How many bytes it answers to an opening; what is more it gives in parts. */
  largest = Infinity;
  pushes = 0;
  repeats = 0;
  opens = 0;
  shares = 0;
  closes = 0;

  /** A document that exists. */
  create(id: string): ServerDocument {
    const document = new ServerDocument();
    this.documents.set(id, document);
    return document;
  }

  lineFor(teacher: string, random: () => number = () => 0): FakeLine {
    return new FakeLine(this, teacher, random);
  }

  call(line: FakeLine, method: string, said: unknown[]): unknown {
    const [id, ...rest] = said as [string, ...unknown[]];
    const document = this.documents.get(id);
    if (method === "OpenDocument") return this.#open(line, id, document, rest[0] as number, rest[1] as Uint8Array);
    if (method === "PushUpdate") return this.push(line.teacher, id, rest[0] as Uint8Array, line);
    if (method === "CloseDocument") {
      this.closes++;
      document?.here.delete(line);
    }
    if (method === "ShareAwareness") {
      this.shares++;
      document?.shown.set(line, rest[0] as Uint8Array);
      this.tell(document, line, "documentAwareness", id, rest[0]);
    }
    return undefined;
  }

  push(teacher: string, id: string, update: Uint8Array, from?: FakeLine): { sequence: number; isNew?: boolean } | { refused: Refusal } {
    this.pushes++;
    const document = this.documents.get(id);
    if (!document || document.strangers.has(teacher)) return { refused: "unknown" };
    if (document.readers.has(teacher)) return { refused: "read" };
    const refused = document.refuses?.(update);
    if (refused) return { refused };
    if (document.numbers.has(toBase64(update))) this.repeats++;
    try {
      for (const { id: of, length } of Y.decodeUpdate(update).structs) {
        // What it has already may come again from anybody.
        if (of.clock + length <= Y.getState(document.doc.store, of.client)) continue;
        const owner = document.owners.get(of.client) ?? teacher;
        if (owner !== teacher) return { refused: "foreign" };
        document.owners.set(of.client, owner);
      }
    } catch {
      return { refused: "malformed" };
    }
    const sequence = document.append(update);
    // How far it is now: what a phone must not take for the number of its words.
    if (sequence === undefined) return { sequence: document.sequence, ...(this.saysNew ? { isNew: false } : {}) };
    this.tell(document, from, "documentUpdated", id, sequence, update);
    return { sequence, ...(this.saysNew ? { isNew: true } : {}) };
  }

  /** The way of what is too large for the line. */
  takePart(teacher: string, path: string, body: Uint8Array): Response {
    const url = new URL(path, "http://here");
    const [id, upload] = [url.pathname.split("/")[2]!, url.searchParams.get("upload")!];
    const parts = this.parts.get(upload) ?? new Map<number, Uint8Array>();
    this.parts.set(upload, parts.set(Number(url.searchParams.get("part")), body.slice()));
    const count = Number(url.searchParams.get("of"));
    if (parts.size < count) return new Response(null, { status: 202 });
    return Response.json(this.push(teacher, id, Buffer.concat(Array.from({ length: count }, (_, part) => parts.get(part)!))));
  }

  /** What did not come with an opening: what was appended first comes first, one a part. */
  giveMissing(teacher: string, path: string, vector: Uint8Array): Response {
    const url = new URL(path, "http://here");
    const document = this.documents.get(url.pathname.split("/")[2]!);
    if (!document || document.strangers.has(teacher)) return new Response(null, { status: 404 });
    const { update, rest } = this.#part(document, vector, Number(url.searchParams.get("from")) || 0);
    return new Response(update.slice(), rest === null ? {} : { headers: { "X-Rest": rest } });
  }

  #part({ history }: ServerDocument, vector: Uint8Array, from: number): { update: Uint8Array; rest: string | null } {
    const at = history.findIndex((update, place) => place >= from && Y.decodeUpdate(Y.diffUpdate(update, vector)).structs.length > 0);
    if (at < 0) return { update: Y.diffUpdate(Y.mergeUpdates(history), Y.encodeStateVectorFromUpdate(Y.mergeUpdates(history))), rest: null };
    return { update: Y.diffUpdate(history[at]!, vector), rest: String(at + 1) };
  }

  /** A line is gone: so is whoever was on it. */
  gone(line: FakeLine): void {
    for (const [id, document] of this.documents) {
      document.here.delete(line);
      const shown = document.shown.get(line);
      if (shown) this.tell(document, line, "documentAwareness", id, modifyAwarenessUpdate(shown, () => null));
      document.shown.delete(line);
    }
  }

  tell(document: ServerDocument | undefined, but: FakeLine | undefined, method: string, ...said: unknown[]): void {
    for (const line of document?.here ?? []) if (line !== but) line.hear(method, said);
  }

  #open(line: FakeLine, _id: string, document: ServerDocument | undefined, sequence: number, vector: Uint8Array): unknown {
    this.opens++;
    if (!document || document.strangers.has(line.teacher)) return { known: false };
    document.here.add(line);
    const rest = document.log.filter((one) => one.sequence > sequence);
    const isThere = document.sequence - sequence <= rest.length;
    let updates = isThere ? rest.map((one) => one.update) : [Y.encodeStateAsUpdate(document.doc, vector)];
    let more: string | null = null;
    if (updates.reduce((sum, update) => sum + update.length, 0) > this.largest) {
      const part = this.#part(document, vector, 0);
      [updates, more] = [[part.update], part.rest];
    }
    return { known: true, mayWrite: !document.readers.has(line.teacher), sequence: document.sequence, updates, you: { name: line.teacher, id: line.teacher }, rest: more };
  }
}
