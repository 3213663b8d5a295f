import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { HubConnection, type Socket } from "./connection";
import { type HubMessage, MessageType } from "./messages";
import { clustersProtocol } from "./protocol";

/** The other end of a line, as a browser shows it. */
class Hub implements Socket {
  binaryType: BinaryType = "blob";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly heard: (string | HubMessage)[] = [];
  isClosed = false;

  send(data: unknown): void {
    if (typeof data === "string") this.heard.push(data);
    else this.heard.push(...clustersProtocol.parseMessages(data as ArrayBuffer));
  }

  close(): void {
    this.isClosed = true;
  }

  opens(): void {
    (this.onopen as (() => void) | null)?.();
  }

  says(...messages: (string | HubMessage)[]): void {
    const pieces = messages.map((one) => (typeof one === "string" ? Buffer.from(one) : Buffer.from(clustersProtocol.writeMessage(one))));
    this.sends(Uint8Array.from(Buffer.concat(pieces)).buffer);
  }

  sends(data: unknown): void {
    (this.onmessage as ((event: { data: unknown }) => void) | null)?.({ data });
  }

  breaks(): void {
    (this.onclose as (() => void) | null)?.();
  }
}

const welcome = "{}\u001e";
let hub: Hub;
let line: HubConnection;
let ends: number;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  ends = 0;
  line = new HubConnection(() => (hub = new Hub()));
  line.onclose = () => ends++;
});

async function open(): Promise<void> {
  const started = line.start();
  hub.opens();
  hub.says(welcome);
  await started;
}

test("a line is open once the hub has answered how it is spoken to", async () => {
  const started = line.start();
  assert.equal(line.state, "Connecting");
  await assert.rejects(line.send("Watch"));
  await assert.rejects(line.start());
  hub.opens();
  assert.deepEqual(hub.heard, ['{"protocol":"clusters","version":1}\u001e']);
  hub.sends(welcome);
  await started;
  assert.equal(line.state, "Connected");
  assert.equal(hub.binaryType, "arraybuffer");
});

test("what comes with the answer is heard as well", async () => {
  const heard: unknown[] = [];
  line.on("over", (...said: unknown[]) => heard.push(said));
  const started = line.start();
  hub.opens();
  hub.says(welcome, { type: MessageType.Invocation, target: "over", arguments: ["cluster:1"] });
  await started;
  assert.deepEqual(heard, [["cluster:1"]]);
});

test("each call gets its own answer, and a refusal is an error", async () => {
  await open();
  const [first, second] = [line.invoke<number>("OpenDocument", "a"), line.invoke("Watch", "b")];
  const [one, two] = hub.heard.slice(1) as { invocationId: string }[];
  hub.says({ type: MessageType.Completion, invocationId: two!.invocationId, error: "refused" }, { type: MessageType.Completion, invocationId: one!.invocationId, result: 7 });
  assert.equal(await first, 7);
  await assert.rejects(second, /refused/);
  hub.says({ type: MessageType.Completion, invocationId: "99", result: 1 });
  assert.equal(line.state, "Connected");
});

test("who stopped listening hears no more, and one that fails holds up no other", async () => {
  await open();
  const reported: unknown[] = [];
  Object.defineProperty(globalThis, "reportError", { configurable: true, value: (error: unknown) => reported.push(error) });
  const heard: string[] = [];
  const off = (): void => void heard.push("off");
  line.on("news", off);
  line.on("news", () => {
    throw new Error("mine");
  });
  line.on("news", () => heard.push("on"));
  line.off("news", off);
  hub.says({ type: MessageType.Invocation, target: "news", arguments: [] }, { type: MessageType.Invocation, target: "unheard", arguments: [] });
  assert.deepEqual(heard, ["on"]);
  assert.equal(reported.length, 1);
});

test("when a line is lost, whoever waits for an answer hears of it, and it can be opened again", async () => {
  await open();
  const asked = line.invoke("Watch");
  hub.breaks();
  await assert.rejects(asked, /lost/);
  assert.deepEqual([line.state, ends], ["Disconnected", 1]);
  await open();
  await line.stop();
  assert.deepEqual([line.state, ends, hub.isClosed], ["Disconnected", 2, true]);
  await line.stop();
  assert.equal(ends, 2);
});

test("a line that cannot be opened, or is not spoken by the hub, was never one", async () => {
  for (const answer of [() => hub.breaks(), () => hub.sends('{"error":"no"}\u001e'), () => hub.sends("half"), () => mock.timers.tick(15_000), () => void line.stop()]) {
    const started = line.start();
    hub.opens();
    answer();
    await assert.rejects(started);
    assert.equal(line.state, "Disconnected");
  }
  assert.equal(ends, 0);
});

test("a line says now and then that it is there, and one on which nothing is heard is lost", async () => {
  await open();
  mock.timers.tick(15_000);
  assert.deepEqual(hub.heard.at(-1), { type: MessageType.Ping });
  hub.says({ type: MessageType.Ping });
  mock.timers.tick(29_000);
  assert.equal(line.state, "Connected");
  mock.timers.tick(1_000);
  assert.deepEqual([line.state, ends, hub.isClosed], ["Disconnected", 1, true]);
});

test("the hub ends a line, or says what makes no sense: nothing after that is heard", async () => {
  for (const said of [() => hub.says({ type: MessageType.Close, allowReconnect: true }, { type: MessageType.Invocation, target: "news", arguments: [] }), () => hub.sends(Uint8Array.from([2, 42]).buffer)]) {
    await open();
    let heard = 0;
    line.on("news", () => heard++);
    said();
    assert.deepEqual([line.state, heard], ["Disconnected", 0]);
  }
});
