import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import type { Surroundings } from "../documents/surroundings";
import { Clock, turns, until } from "../documents/testing/clock";
import { fileAt, mention, mentionsOf } from "./address";
import { Files } from "./files";
import { partSize } from "./sending";

/** A server that keeps what it acknowledged, and a line that breaks when it is told to. */
class Server {
  readonly files = new Map<string, { length: number; bytes: Uint8Array; isWhole: boolean }>();
  readonly asked: string[] = [];
  teacher = "nomsa";
  hasSignal = true;
  refuses = "";
  isClosed = false;
  /** Until then nothing is answered. */
  gate = Promise.resolve();
  /** After so many requests the line breaks, before the server heard of the next. */
  breaksAfter = Infinity;
  /** The answer to this request is lost, though the server did what was asked. */
  losesAnswer = 0;

  async fetch(path: string, request: RequestInit): Promise<Response> {
    await this.gate;
    if (!this.hasSignal || this.asked.length >= this.breaksAfter) throw new TypeError("no signal");
    this.asked.push(path);
    if ((request.headers as Record<string, string>)["X-Teacher"] !== this.teacher) return new Response(null, { status: 401 });
    if (this.isClosed) return new Response(null, { status: 404 });
    if (this.refuses) return new Response(this.refuses, { status: 422 });
    const [, id] = /\/files\/([^/?]+)/.exec(path)!;
    const query = new URLSearchParams(path.split("?")[1]);
    const file = this.files.get(id!) ?? { length: Number(query.get("length")), bytes: new Uint8Array(), isWhole: false };
    this.files.set(id!, file);
    const body = request.body as Uint8Array;
    if (path.includes("/parts") && Number(query.get("offset")) === file.bytes.length) {
      file.bytes = new Uint8Array([...file.bytes, ...body]);
      file.isWhole = file.bytes.length === file.length;
    }
    if (this.asked.length === this.losesAnswer) throw new TypeError("line broke");
    return Response.json({ arrived: file.bytes.length, isWhole: file.isWhole });
  }
}

class Phone {
  readonly databases = new IDBFactory();
  readonly clock = new Clock();
  readonly locks = new Map<string, Promise<unknown>>();

  constructor(readonly server: Server) {}

  tab(teacher = "nomsa"): Files {
    const { server, clock, databases, locks } = this;
    const around = {
      now: () => clock.now,
      after: (milliseconds: number, run: () => void) => clock.after(milliseconds, run),
      databases,
      channel: () => ({ post: () => undefined, onMessage: () => undefined, close: () => undefined }),
      alone<T>(name: string, work: (isAlone: boolean) => Promise<T>): Promise<T> {
        const mine = (locks.get(name) ?? Promise.resolve()).then(() => work(true));
        locks.set(name, mine.catch(() => undefined));
        return mine;
      },
      fetch: (path: string, request: RequestInit) => server.fetch(path, request),
      keep: () => undefined,
    } as unknown as Surroundings;
    return new Files(teacher, around);
  }
}

const picture = (length = 10) => ({ document: "plan", room: "cluster", name: "lens.webp", ending: ".webp", bytes: Uint8Array.from({ length }, (_, at) => at % 251) as Uint8Array<ArrayBuffer> });

test("a file is sent in parts, and forgotten once the server has all of it", async () => {
  const server = new Server();
  const files = new Phone(server).tab();
  await files.begin();
  const seen: number[] = [];
  files.onChange(() => seen.push(files.waiting[0]?.sent ?? 1));
  const kept = await files.put(picture(2.5 * partSize));
  await until(() => files.waiting.length === 0);
  assert.deepEqual(server.files.get(kept.id)?.bytes, picture(2.5 * partSize).bytes);
  assert.deepEqual(server.asked.map((path) => /offset=(\d+)/.exec(path)?.[1]), [undefined, "0", `${partSize}`, `${2 * partSize}`]);
  assert.ok(seen.includes(0.4) && seen.includes(0.8), `${seen}`);
});

test("without signal it waits on the disk, and goes with the next page", async () => {
  const server = new Server();
  server.hasSignal = false;
  const phone = new Phone(server);
  const first = phone.tab();
  await first.begin();
  const kept = await first.put(picture());
  await until(() => first.waiting.length === 1);
  await first.close();
  server.hasSignal = true;
  const next = phone.tab();
  await next.begin();
  await until(() => next.waiting.length === 0);
  assert.ok(server.files.get(kept.id)?.isWhole);
});

test("after a break it goes on where it was, and tries again by itself", async () => {
  const server = new Server();
  server.breaksAfter = 2;
  const phone = new Phone(server);
  const files = phone.tab();
  await files.begin();
  const kept = await files.put(picture(3 * partSize));
  await turns(200);
  server.breaksAfter = Infinity;
  phone.clock.advance(60_000);
  await until(() => files.waiting.length === 0);
  assert.deepEqual(server.files.get(kept.id)?.bytes, picture(3 * partSize).bytes);
  assert.equal(server.asked.filter((path) => path.includes("offset=0")).length, 1);
});

test("a part whose answer was lost is not sent twice", async () => {
  const server = new Server();
  server.losesAnswer = 2;
  const phone = new Phone(server);
  const files = phone.tab();
  await files.begin();
  const kept = await files.put(picture(2 * partSize));
  await turns(200);
  files.send();
  await until(() => files.waiting.length === 0);
  assert.deepEqual(server.files.get(kept.id)?.bytes, picture(2 * partSize).bytes);
  assert.equal(server.asked.filter((path) => path.includes("offset=0")).length, 1);
});

test("what the server refuses says why, is not sent again, and holds up no other", async () => {
  const server = new Server();
  server.refuses = "This is no picture.";
  const phone = new Phone(server);
  const files = phone.tab();
  await files.begin();
  const bad = await files.put(picture());
  await until(() => files.find(bad.id)?.file.refused === "This is no picture.");
  server.refuses = "";
  const good = await files.put(picture(20));
  await until(() => files.waiting.length === 1);
  assert.ok(server.files.get(good.id)?.isWhole);
  assert.deepEqual(files.find(bad.id)?.file.bytes, picture().bytes);
  await files.drop(bad.id);
  assert.equal(files.waiting.length, 0);
});

test("on a lent phone nobody sends what another put in", async () => {
  const server = new Server();
  server.teacher = "sibusiso";
  const phone = new Phone(server);
  const nomsa = phone.tab();
  await nomsa.begin();
  await nomsa.put(picture());
  await turns(200);
  const sibusiso = phone.tab("sibusiso");
  await sibusiso.begin();
  assert.equal(sibusiso.waiting.length, 0);
  assert.equal(server.files.size, 0);
  assert.equal(nomsa.waiting.length, 1);
});

test("where the document is closed it waits, and does not knock all the time", async () => {
  const server = new Server();
  server.isClosed = true;
  const phone = new Phone(server);
  const files = phone.tab();
  await files.begin();
  await files.put(picture());
  await turns(200);
  const knocks = server.asked.length;
  phone.clock.advance(60_000);
  await turns(200);
  assert.equal(server.asked.length, knocks);
  server.isClosed = false;
  phone.clock.advance(5 * 60_000);
  await until(() => files.waiting.length === 0);
});

test("two tabs send a file once", async () => {
  const server = new Server();
  const phone = new Phone(server);
  const [one, two] = [phone.tab(), phone.tab()];
  await one.begin();
  await two.begin();
  let open = (): void => undefined;
  server.gate = new Promise((done) => (open = done));
  await one.put(picture());
  two.send();
  await turns(200);
  open();
  await until(() => one.waiting.length === 0);
  await turns(200);
  assert.equal(server.asked.filter((path) => path.includes("offset=0")).length, 1, server.asked.join("\n"));
});

test("what is being made is not sent before its end, and then whole", async () => {
  const server = new Server();
  const files = new Phone(server).tab();
  await files.begin();
  const { bytes, ...about } = picture(30);
  const made = await files.grow(about);
  await made.keep(bytes.slice(0, 10));
  files.send();
  await turns(200);
  assert.equal(server.asked.length, 0);
  await made.end(bytes);
  await until(() => files.waiting.length === 0);
  assert.deepEqual(server.files.get(made.id)?.bytes, bytes);
});

test("what there was of it when its page was closed goes with the next page, and not while another page still makes it", async () => {
  const server = new Server();
  const phone = new Phone(server);
  const first = phone.tab();
  await first.begin();
  const { bytes, ...about } = picture(30);
  const made = await first.grow(about);
  await made.keep(bytes.slice(0, 10));
  const beside = phone.tab();
  await beside.begin();
  await turns(200);
  assert.equal(server.asked.length, 0);
  // The browser lets go of what a closed page held.
  phone.locks.clear();
  const next = phone.tab();
  await next.begin();
  await until(() => next.waiting.length === 0);
  assert.deepEqual(server.files.get(made.id)?.bytes, bytes.slice(0, 10));
});

test("what was given up before anything was kept leaves nothing", async () => {
  const server = new Server();
  const files = new Phone(server).tab();
  await files.begin();
  const { bytes: _, ...about } = picture();
  assert.equal(await (await files.grow(about)).end(new Uint8Array()), undefined);
  await turns(200);
  assert.equal(files.waiting.length, 0);
  assert.equal(server.asked.length, 0);
});

test("what a text says of a file is found again", () => {
  const id = "6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f";
  const text = `See ${mention({ id, ending: ".webp", width: 8, height: 6 }, "a [thin] lens")} and ${mention({ id, ending: ".pdf", width: 0, height: 0 }, "worksheet (2 KB)")}.`;
  assert.equal(text, `See ![a \\[thin\\] lens](/files/${id}.webp#8x6) and [worksheet (2 KB)](/files/${id}.pdf).`);
  assert.deepEqual(mentionsOf(text, id).map(({ from, to, words }) => [text.slice(from, to), words]), [
    [`![a \\[thin\\] lens](/files/${id}.webp#8x6)`, "a \\[thin\\] lens"],
    [`[worksheet (2 KB)](/files/${id}.pdf)`, "worksheet (2 KB)"],
  ]);
  assert.deepEqual(fileAt(`/files/${id}.m4a`), { id, path: `/files/${id}.m4a`, shown: "sound", width: 0, height: 0 });
  for (const other of ["/files/x.webp", `https://a.org/files/${id}.webp`, `/files/${id}.webp?x`, `/files/${id}.webp"onload=`]) assert.equal(fileAt(other), null);
});
