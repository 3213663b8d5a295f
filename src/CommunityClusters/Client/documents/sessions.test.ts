import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import type { OpenDocument } from "./document";
import { chance, Clock, turns } from "./testing/clock";
import { FakePhone, type FakeTab } from "./testing/fake-phone";
import { FakeServer } from "./testing/fake-server";

const id = "plan";

/** A word in a list, written once; whether it may be missing, or may be there though it was deleted, because a tab was killed. */
interface Word {
  certain: boolean;
  deleted: "no" | "perhaps" | "yes";
  by: Writer;
  deletedBy?: Writer;
}

interface Writer {
  readonly tab: FakeTab;
  readonly document: OpenDocument;
  /** What is not known to be on the disk: what happens to it when it is, and when the tab is killed. */
  readonly open: { kept: () => void }[];
}

/** Several phones, each with several tabs, on a line as bad as it gets. */
class Session {
  readonly clock = new Clock();
  readonly server = new FakeServer();
  readonly there = this.server.create(id);
  readonly words = new Map<string, Word>();
  readonly phones: FakePhone[];
  readonly writers: Writer[] = [];
  #count = 0;
  #isLosing = false;
  /** Every word that the server was seen to have. */
  readonly #arrived = new Set<string>();

  constructor(readonly random: () => number) {
    this.phones = ["thandi", "thandi", "sipho", "naledi"].map((teacher) => new FakePhone(this.server, this.clock, teacher, random));
    this.server.saysNew = random() < 0.5;
    for (const phone of this.phones) {
      phone.hasLocks = random() < 0.8;
      phone.savesData = random() < 0.3;
      const howFull = random() < 0.5 ? random() * 0.4 : 0;
      phone.isFullFor = () => random() < howFull;
    }
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  async step(): Promise<void> {
    for (const name of list(this.there.doc)) this.#arrived.add(name);
    const chosen = this.random();
    const writer = this.writers.length > 0 ? this.pick(this.writers) : undefined;
    if (!writer || (chosen < 0.06 && this.writers.length < 7)) return this.begin();
    const { line } = writer.tab;
    if (chosen < 0.4) this.write(writer);
    else if (chosen < 0.55) this.erase(writer);
    else if (chosen < 0.62) line.cut();
    else if (chosen < 0.74) line.open();
    else if (chosen < 0.77) line.losesAnswers = !line.losesAnswers;
    else if (chosen < 0.8) this.there.compact();
    else if (chosen < 0.83) this.kill(writer);
    else if (chosen < 0.85) await this.close(writer);
    else if (chosen < 0.86) await this.loseDisk(writer.tab.phone);
    else this.clock.advance(Math.floor(this.random() * 2_500));
    await turns(Math.floor(this.random() * 12));
  }

  async begin(): Promise<void> {
    const tab = this.pick(this.phones).tab();
    tab.line.isMuddled = this.random() < 0.5;
    if (this.random() < 0.7) tab.line.open();
    const document = await tab.open(id);
    const writer: Writer = { tab, document, open: [] };
    document.onState(() => this.note(writer));
    this.writers.push(writer);
  }

  /** What is on the phone's disk or the server's outlives this tab. What a full phone only sent does not, until it is acknowledged. */
  note({ tab, document, open }: Writer): void {
    const { words, keeps } = document.state;
    if (this.#isLosing) return;
    if (tab.isAlive && words !== "screen" && (words !== "sent" || keeps)) for (const { kept } of open.splice(0)) kept();
  }

  write(writer: Writer): void {
    const name = `w${this.#count++}`;
    const word: Word = { certain: false, deleted: "no", by: writer };
    this.words.set(name, word);
    writer.open.push({ kept: () => (word.certain = true) });
    const list = writer.document.doc.getArray<string>("list");
    list.insert(Math.floor(this.random() * (list.length + 1)), [name]);
  }

  erase(writer: Writer): void {
    const list = writer.document.doc.getArray<string>("list");
    if (list.length === 0) return;
    const at = Math.floor(this.random() * list.length);
    const word = this.words.get(list.get(at))!;
    if (word.deleted === "no") word.deleted = "perhaps";
    writer.open.push({ kept: () => void ((word.deleted = "yes"), (word.deletedBy = writer)) });
    list.delete(at);
  }

  /** Whatever only the disk had is gone; what an open page wrote is written again. */
  async loseDisk(phone: FakePhone): Promise<void> {
    this.#isLosing = true;
    const there = new Set(list(this.there.doc));
    for (const [name, word] of this.words) {
      if (word.certain && word.by.tab.phone === phone && !there.has(name)) {
        word.certain = false;
        word.by.open.push({ kept: () => (word.certain = true) });
      }
      const isGone = this.#arrived.has(name) && !there.has(name);
      if (word.deleted === "yes" && word.deletedBy?.tab.phone === phone && !isGone) {
        word.deleted = "perhaps";
        word.deletedBy.open.push({ kept: () => (word.deleted = "yes") });
      }
    }
    await phone.loseDisk(this.random() < 0.5);
    await turns(100);
    this.#isLosing = false;
    for (const writer of this.writers) this.note(writer);
  }

  kill(writer: Writer): void {
    writer.tab.kill();
    this.writers.splice(this.writers.indexOf(writer), 1);
  }

  async close(writer: Writer): Promise<void> {
    this.writers.splice(this.writers.indexOf(writer), 1);
    await this.within(writer.document.close());
    writer.tab.line.cut();
    this.note(writer);
  }

  /** Time passes until it is done. */
  async within(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    void work.finally(() => (isDone = true));
    for (let turn = 0; !isDone && turn < 400; turn++) {
      await turns(5);
      this.clock.advance(100);
    }
    assert.ok(isDone, "it ends");
  }

  /** The line is good, everybody opens the document and waits. */
  async end(): Promise<void> {
    for (const phone of this.phones) {
      phone.isFullFor = () => false;
      const tab = phone.tab();
      this.writers.push({ tab, document: await tab.open(id), open: [] });
    }
    for (const { tab } of this.writers) {
      tab.line.losesAnswers = false;
      tab.line.cut();
      tab.line.open();
    }
    const isDone = (): boolean => this.writers.every(({ document }) => document.state.words === "saved" && list(document.doc).join() === list(this.there.doc).join());
    for (let turn = 0; turn < 300 && !isDone(); turn++) {
      await turns(10);
      this.clock.advance(500);
    }
  }

  check(): void {
    const all = list(this.there.doc);
    assert.equal(new Set(all).size, all.length, "nothing is doubled");
    for (const { document } of this.writers) {
      assert.equal(document.state.words, "saved");
      assert.deepEqual(list(document.doc), all, "all copies are the same");
      assert.deepEqual(known(document.doc), known(this.there.doc), "they know the same");
    }
    for (const [name, { certain, deleted }] of this.words) {
      if (certain && deleted === "no") assert.ok(all.includes(name), `${name} was kept and is lost`);
      if (deleted === "yes") assert.ok(!all.includes(name), `${name} was deleted and is back`);
    }
  }
}

function known(doc: Y.Doc): Map<number, number> {
  return new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));
}

function list(doc: Y.Doc): string[] {
  return doc.getArray<string>("list").toArray();
}

for (let seed = 1; seed <= 30; seed++) {
  test(`after a day of bad lines and killed tabs all copies are the same, with nothing lost or doubled (${seed})`, async () => {
    const session = new Session(chance(seed));
    for (let step = 0; step < 150; step++) await session.step();
    await session.end();
    session.check();
    // Whatever is on a phone's disk says the same without any line.
    for (const writer of session.writers.splice(0)) await session.within(writer.document.close());
    for (const phone of session.phones) {
      const tab = phone.tab();
      const document = await tab.open(id);
      assert.deepEqual(list(document.doc), list(session.there.doc), "the phone's copy is the same");
      assert.equal(document.state.waiting, 0);
      tab.kill();
    }
  });
}
