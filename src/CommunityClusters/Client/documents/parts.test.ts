import assert from "node:assert/strict";
import { test } from "node:test";
import { mostBytes } from "./queue";
import { until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("what is too large for the line goes in parts, again from the first after a break, and under the same name", async () => {
  const { phone, there, server, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const large = "x".repeat(mostBytes * 2 + 100);
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const take = server.takePart.bind(server);
  let left = 2;
  const names = new Set<string | null>();
  server.takePart = (teacher, path, body) => {
    names.add(new URL(path, "http://here").searchParams.get("upload"));
    assert.ok(body.length <= mostBytes);
    if (left-- === 0) throw new TypeError("signal lost");
    return take(teacher, path, body);
  };
  type(document, large);
  await is(document, "phone");
  clock.advance(1_000);
  await until(() => left === -1);
  tab.kill();
  const next = own.tab();
  next.line.open();
  const again = await next.open(id);
  await is(again, "saved");
  assert.equal(words(there.doc), large);
  assert.equal(names.size, 1);
  await again.close();
});

test("many changes of a long time without signal go in pushes that fit the line", async () => {
  const { phone, there, server } = world();
  const tab = phone("thandi").tab();
  const document = await tab.open(id);
  for (let n = 0; n < 30; n++) {
    type(document, String(n % 10).repeat(30_000));
    await is(document, "phone");
  }
  const call = server.call.bind(server);
  server.call = (line, method, said) => (assert.ok(method !== "PushUpdate" || (said[1] as string).length <= (mostBytes * 4) / 3 + 4), call(line, method, said));
  tab.line.open();
  await is(document, "saved");
  assert.equal(words(there.doc), words(document.doc));
  assert.equal(server.pushes, 4);
  assert.equal(server.parts.size, 0);
  await document.close();
});
