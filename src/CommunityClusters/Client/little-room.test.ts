import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { parseHTML } from "linkedom";
import { hasLittleRoom, sayWhereRoomIsLittle } from "./little-room";

const hour = 60 * 60_000;
const sentence = "This phone is full or almost full.";
const kept = new Map<string, string>();
let [room, quota, asked] = [Infinity, Infinity, 0];
let cannot = "QuotaExceededError";

Object.assign(globalThis, { document: parseHTML("<!doctype html><body></body>").document });
for (const [name, value] of Object.entries({
  localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, said: string) => void kept.set(key, said), removeItem: (key: string) => void kept.delete(key) },
  navigator: { storage: { estimate: () => Promise.resolve({ quota, usage: 0 }) } },
  caches: {
    open: () => Promise.resolve({
      async put(_: string, answer: Response) {
        asked++;
        if ((await answer.arrayBuffer()).byteLength > room) throw new DOMException("", cannot);
      },
      delete: () => Promise.resolve(true),
    }),
  },
})) Object.defineProperty(globalThis, name, { configurable: true, value });

beforeEach(() => {
  kept.clear();
  [room, quota, asked] = [Infinity, Infinity, 0];
  cannot = "QuotaExceededError";
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 2, 14, 7) });
});

/** Opens a document. @returns what is said beside it */
async function opens(left = new AbortController().signal): Promise<HTMLElement> {
  const notes = document.createElement("div");
  await sayWhereRoomIsLittle(notes, sentence, left);
  return notes;
}

test("A full phone is said to be full beside whatever document is opened, though no day was ever kept on it", async () => {
  room = 1024;
  const notes = await opens();
  assert.equal(notes.textContent, sentence);
  assert.equal(notes.querySelector("[role=alert]")?.getAttribute("class"), "warning");
});

test("A phone is asked at most once an hour, whatever is opened and kept on it meanwhile", async () => {
  await opens();
  await opens();
  mock.timers.tick(hour - 1);
  await opens();
  assert.equal(asked, 1);
  mock.timers.tick(1);
  await opens();
  assert.equal(asked, 2);
  mock.timers.tick(hour / 2);
  await hasLittleRoom();
  mock.timers.tick(hour / 2);
  await opens();
  assert.equal(asked, 3);
});

test("What was said stands until it is asked again, and goes when there is room", async () => {
  room = 0;
  await opens();
  room = Infinity;
  assert.equal((await opens()).textContent, sentence);
  mock.timers.tick(hour);
  assert.equal((await opens()).textContent, "");
  assert.equal((await opens()).textContent, "");
});

test("A clock that was put back makes nobody wait", async () => {
  await opens();
  mock.timers.setTime(Date.now() - 24 * hour);
  room = 0;
  assert.equal((await opens()).textContent, sentence);
});

test("Little room is little before a write is refused, and a refusal for another reason is none", async () => {
  quota = 1024 * 1024;
  assert.equal(await hasLittleRoom(), true);
  assert.equal(asked, 0);
  quota = Infinity;
  [room, cannot] = [0, "SecurityError"];
  assert.equal(await hasLittleRoom(), false);
});

test("A page that was left meanwhile is not written on", async () => {
  room = 0;
  const left = new AbortController();
  const notes = opens(left.signal);
  left.abort();
  assert.equal((await notes).textContent, "");
});
