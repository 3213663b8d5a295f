import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { parseHTML } from "linkedom";
import { type HubMessage, type Invocation, MessageType } from "./line/messages";
import { clustersProtocol } from "./line/protocol";
import { openLine } from "./live";

/** What a socket of the page's is to the hub. */
class Socket {
  static all: Socket[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: unknown }) => void;
  onclose?: () => void;
  readonly heard: HubMessage[] = [];

  constructor() {
    Socket.all.push(this);
  }

  send(data: string | ArrayBuffer): void {
    if (typeof data !== "string") this.heard.push(...clustersProtocol.parseMessages(data));
  }

  close(): void {}

  /** The hub welcomes the page. @returns how it asked to watch */
  async opens(): Promise<Invocation> {
    this.onopen?.();
    this.onmessage?.({ data: "{}\u001e" });
    await settled();
    return this.heard.find((one) => one.type === MessageType.Invocation) as Invocation;
  }

  async answers(asked: Invocation, error?: string): Promise<void> {
    this.onmessage?.({ data: clustersProtocol.writeMessage({ type: MessageType.Completion, invocationId: asked.invocationId!, ...(error ? { error } : {}) }) });
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
const state = (): string | undefined => document.documentElement.dataset["line"];

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  Socket.all = [];
  const { document } = parseHTML('<html lang="en"><body><div data-watch="cluster:1" data-cursor="7" data-fragments="post"></div>');
  Object.assign(globalThis, { document, location: new URL("https://here/clusters/1"), WebSocket: Socket, addEventListener: () => undefined });
  openLine(() => undefined);
});

test("a page watches from what it shows on, and again on every new line", async () => {
  const asked = await Socket.all[0]!.opens();
  assert.deepEqual([asked.target, ...asked.arguments.slice(1)], ["WatchPage", "cluster:1", 7, ["post"], "en"]);
  await Socket.all[0]!.answers(asked);
  assert.equal(state(), "open");
  Socket.all[0]!.onclose?.();
  assert.equal(state(), "lost");
  mock.timers.tick(1000);
  assert.equal((await Socket.all[1]!.opens()).arguments[2], 7);
});

test("a line on which a page may not watch is none: it is opened anew, later each time", async () => {
  for (const pause of [700, 1300, 2600]) {
    const asked = await Socket.all.at(-1)!.opens();
    await Socket.all.at(-1)!.answers(asked, "busy");
    assert.equal(state(), "lost");
    const had = Socket.all.length;
    mock.timers.tick(pause / 2);
    assert.equal(Socket.all.length, had);
    mock.timers.tick(pause / 2);
    assert.equal(Socket.all.length, had + 1);
  }
});
