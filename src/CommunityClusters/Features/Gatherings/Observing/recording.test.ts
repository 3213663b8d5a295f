import assert from "node:assert/strict";
import test from "node:test";
import { type Ending, longest, most, type Recorder, Recording } from "./recording";

const piece = (length: number, of = 1): Uint8Array => new Uint8Array(length).fill(of);

/** A microphone that gives what the test says, and a disk that can be full. */
class Scene implements Recorder {
  at = 0;
  isFull = false;
  kept = new Uint8Array();
  readonly events: (string | [why: Ending, seconds: number | undefined])[] = [];
  last: Uint8Array | undefined;
  isStopped = false;
  #heard!: (piece: Uint8Array) => Promise<void>;
  gone!: () => void;
  readonly recording: Recording;

  constructor() {
    const file = {
      id: "a",
      keep: async (bytes: Uint8Array) => {
        if (this.isFull) throw new DOMException("", "QuotaExceededError");
        this.kept = new Uint8Array(bytes);
      },
      end: async (bytes: Uint8Array) => {
        if (!this.isFull) this.kept = new Uint8Array(bytes);
        return this.kept.length === 0 ? undefined : ({ bytes: this.kept } as never);
      },
    };
    this.recording = new Recording(this, file, () => this.at, () => this.events.push("begun"), (why, seconds) => this.events.push([why, seconds]));
  }

  start(heard: (piece: Uint8Array) => Promise<void>, gone: () => void): void {
    [this.#heard, this.gone] = [heard, gone];
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.last) await this.#heard(this.last);
  }

  async hears(bytes: Uint8Array, seconds = 2): Promise<void> {
    this.at += seconds * 1000;
    await this.#heard(bytes);
    this.recording.tick();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
}

test("Each piece is on the disk as soon as it is heard, and the last one with the end", async () => {
  const scene = new Scene();
  await scene.hears(piece(3, 1));
  await scene.hears(piece(2, 2));
  assert.deepEqual([...scene.kept], [1, 1, 1, 2, 2]);
  scene.last = piece(1, 3);
  scene.at += 500;
  await scene.recording.end();
  assert.deepEqual([...scene.kept], [1, 1, 1, 2, 2, 3]);
  assert.deepEqual(scene.events, ["begun", ["asked", 4.5]]);
});

test("It ends by itself where it is as long as may be", async () => {
  const scene = new Scene();
  for (let at = 0; at <= longest / 2; at++) await scene.hears(piece(1));
  assert.ok(scene.isStopped);
  assert.deepEqual(scene.events.at(-1), ["long", longest]);
});

test("A browser that writes more than it was asked for ends before the server would refuse it", async () => {
  const scene = new Scene();
  scene.last = piece(32_000);
  for (let at = 0; at < 60 && !scene.isStopped; at++) await scene.hears(piece(32_000));
  assert.equal(scene.kept.length, 18 * 32_000 + 32_000);
  assert.ok(scene.kept.length <= most);
  assert.deepEqual(scene.events.at(-1), ["long", 36]);
});

test("Where the phone is full it ends, and what was recorded until then is kept", async () => {
  const scene = new Scene();
  await scene.hears(piece(3));
  scene.isFull = true;
  await scene.hears(piece(3));
  assert.equal(scene.kept.length, 3);
  assert.deepEqual(scene.events, ["begun", ["full", 4]]);
});

test("Where the phone was full from the beginning there is no note of it", async () => {
  const scene = new Scene();
  scene.isFull = true;
  await scene.hears(piece(3));
  assert.deepEqual(scene.events, [["full", undefined]]);
});

test("A call takes the microphone: what was recorded until then is kept, once", async () => {
  const scene = new Scene();
  await scene.hears(piece(3));
  scene.gone();
  await scene.recording.end();
  assert.deepEqual(scene.events, ["begun", ["gone", 2]]);
});
