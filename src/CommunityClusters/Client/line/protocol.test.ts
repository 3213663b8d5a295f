import assert from "node:assert/strict";
import { test } from "node:test";
import { type HubMessage, MessageType } from "./messages";
import { clustersProtocol } from "./protocol";
import vectors from "./vectors.json";

test("what is fixed for both ends is written and read so", () => {
  for (const { name, message, hex, record } of vectors as { name: string; message: object; hex: string; record?: string }[]) {
    const said = withBytes(message) as HubMessage;
    assert.deepEqual(parsed(hex), [said], name);
    // A page sends no records.
    if (!record) assert.equal(Buffer.from(clustersProtocol.writeMessage(said)).toString("hex"), hex, name);
  }
});

test("several messages come together", () => {
  assert.deepEqual(parsed(vectors.map(({ hex }) => hex).join("")).length, vectors.length);
});

test("what is large comes back as it was", () => {
  const update = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256);
  const said: HubMessage = { type: MessageType.Invocation, target: "documentUpdated", arguments: ["plan", 1, update, { more: [1.5, -1] }, -3] };
  assert.deepEqual(clustersProtocol.parseMessages(clustersProtocol.writeMessage(said)), [said]);
});

test("kinds and calls of tomorrow do no harm", () => {
  assert.deepEqual(parsed("022a01" + "0106"), [{ type: MessageType.Ping }]);
  assert.deepEqual(parsed("0401006300"), [{ type: MessageType.Invocation, target: "#99", arguments: [] }]);
});

test("what is cut short makes no sense", () => {
  for (const { hex } of vectors) assert.throws(() => parsed(hex.slice(0, -2)));
});

function parsed(hex: string): HubMessage[] {
  return clustersProtocol.parseMessages(Uint8Array.from(Buffer.from(hex, "hex")).buffer);
}

/** Bytes stand in the file as `{ "bytes": "0aff" }`. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== "object" || value === null) return value;
  const { bytes } = value as { bytes?: string };
  if (bytes !== undefined) return Uint8Array.from(Buffer.from(bytes, "hex"));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBytes(part)]));
}
