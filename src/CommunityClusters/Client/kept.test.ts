import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { keepPage, leave, left, missingPages, pages, reader, readerIs } from "./kept";

const teacher = "2f1c";
const path = "/clusters/8f6d/gatherings/1a2b/day";

/** A phone's room for pages: what comes when it is full is refused, as by a browser. */
class Room {
  readonly #stores = new Map<string, Map<string, { text: string; headers: [string, string][] }>>();
  most = Infinity;

  get used(): number {
    return [...this.#stores.values()].flatMap((store) => [...store.values()]).reduce((sum, { text }) => sum + text.length, 0);
  }
  open(name: string) {
    const store = this.#stores.get(name) ?? new Map<string, { text: string; headers: [string, string][] }>();
    this.#stores.set(name, store);
    const answer = (key: string | { url: string }): Response | undefined => {
      const found = store.get(typeof key === "string" ? key : new URL(key.url).pathname);
      return found && new Response(found.text, { headers: found.headers });
    };
    return Promise.resolve({
      match: (key: string | { url: string }) => Promise.resolve(answer(key)),
      keys: () => Promise.resolve([...store.keys()].map((key) => ({ url: `https://c.example${key}` }))),
      delete: (key: string | { url: string }) => Promise.resolve(store.delete(typeof key === "string" ? key : new URL(key.url).pathname)),
      put: async (key: string, response: Response) => {
        const text = await response.text();
        // What is put again stands beside the old until it is all there.
        if (this.used + text.length > this.most) throw new DOMException("", "QuotaExceededError");
        store.set(key, { text, headers: [...response.headers] });
      },
    });
  }
  has = (name: string) => Promise.resolve(this.#stores.has(name));
  keys = () => Promise.resolve([...this.#stores.keys()]);
  delete = (name: string) => Promise.resolve(this.#stores.delete(name));
  match = async (key: string, { cacheName }: { cacheName: string }) => (this.#stores.has(cacheName) ? (await this.open(cacheName)).match(key) : undefined);
}

let room: Room;

beforeEach(async () => {
  room = new Room();
  Object.defineProperty(globalThis, "caches", { configurable: true, value: room });
  await readerIs({ teacher, shared: false, language: "en" });
  await keepPage(teacher, path, "the day".repeat(100));
});

test("Who signs out on a full phone is signed out: what was kept makes room to say so, and nobody signs them in again", async () => {
  room.most = room.used;
  await leave();
  assert.equal((await reader()).leaving, true);
  assert.deepEqual(await missingPages(teacher, [path]), [path]);
  assert.equal(await caches.has(pages(teacher)), false);

  // An answer that was under way, and the next start of the phone.
  await readerIs({ teacher, shared: false, language: "en" });
  assert.equal((await reader()).leaving, true);
  await left();
  assert.deepEqual(await reader(), { teacher: null, shared: false, leaving: false, language: "en" });
});

test("Where there is no room even then it is not called done, and who reads here is still who they were", async () => {
  room.most = 0;
  await assert.rejects(leave(), { name: "QuotaExceededError" });
  const { teacher: who, leaving } = await reader();
  assert.deepEqual([who, leaving], [teacher, false]);
  // Tried again once there is room.
  room.most = Infinity;
  await leave();
  assert.equal((await reader()).leaving, true);
});

test("Where there is no room to say who reads here now it is nobody, who is shown nothing that was kept", async () => {
  room.most = room.used;
  await readerIs({ teacher: "another teacher, with a longer name", shared: false, language: "en" });
  assert.equal((await reader()).teacher, null);
  assert.equal(await caches.has(pages(teacher)), false);
});

test("Where there is no room to say that the server heard of it, nobody reads here, and nobody is kept from the pages", async () => {
  await leave();
  room.most = 0;
  await left();
  const { teacher: who, leaving } = await reader();
  assert.deepEqual([who, leaving], [null, false]);
});
