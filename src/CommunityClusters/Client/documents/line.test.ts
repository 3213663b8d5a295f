import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLine, type Connection } from "./line";

function connection(): Connection & { state: string; handlers: Set<string> } {
  const handlers = new Set<string>();
  return {
    state: "Disconnected",
    handlers,
    invoke: async <T>(method: string) => method as T,
    send: async () => undefined,
    on: (method) => void handlers.add(method),
    off: (method) => void handlers.delete(method),
  };
}

test("a document that comes later learns at once that the line is open, and of every opening and loss until it ends", () => {
  const made = connection();
  const line = new ConnectionLine(made);
  const heard: string[] = [];
  line.onOpen(() => heard.push("early"));
  made.state = "Connected";
  line.opened();
  const end = line.onOpen(() => heard.push("late"));
  line.onLost(() => heard.push("lost"));
  line.wasLost();
  end();
  line.opened();
  assert.deepEqual(heard, ["early", "late", "lost", "early"]);
});

test("what the server calls is heard until it ends", () => {
  const made = connection();
  const end = new ConnectionLine(made).on("documentUpdated", () => undefined);
  assert.ok(made.handlers.has("documentUpdated"));
  end();
  assert.equal(made.handlers.size, 0);
});

test("the line is not hung up while last words are on their way, but not for ever", async () => {
  const line = new ConnectionLine(connection());
  await line.quiet(() => assert.fail("nothing is under way"));
  let done = (): void => undefined;
  const order: string[] = [];
  line.keepOpen(new Promise<void>((resolve) => (done = resolve)).then(() => order.push("sent")));
  line.keepOpen(Promise.reject(new Error("lost")));
  const quiet = line.quiet(() => new Promise(() => undefined)).then(() => order.push("quiet"));
  done();
  await quiet;
  assert.deepEqual(order, ["sent", "quiet"]);
  line.keepOpen(new Promise(() => undefined));
  await line.quiet(async () => undefined);
});
