import assert from "node:assert/strict";
import { test } from "node:test";
import { mostInPart, mostParts } from "./parts";
import { mostBytes } from "./queue";
import { turns, until } from "./testing/clock";
import { id, is, type, words, world } from "./testing/world";

test("what is too large for the line goes in parts, and after a break goes on with the part that did not arrive", async () => {
  const { phone, there, server, clock } = world();
  const own = phone("thandi");
  const tab = own.tab();
  const large = "x".repeat(mostInPart * 5 + 100);
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const take = server.takePart.bind(server);
  const [names, parts] = [new Set<string | null>(), [] as number[]];
  server.takePart = (teacher, path, body) => {
    const asked = new URL(path, "http://here").searchParams;
    names.add(asked.get("upload"));
    assert.ok(body.length <= mostInPart);
    if (parts.push(Number(asked.get("part"))) % 3 === 0) throw new TypeError("signal lost");
    return take(teacher, path, body);
  };
  type(document, large);
  await is(document, "phone");
  clock.advance(1_000);
  await until(() => parts.length === 3);
  await turns();
  clock.advance(1_000);
  await until(() => parts.length === 6);
  assert.deepEqual(parts, [0, 1, 2, 2, 3, 4]);
  // Nobody knows any more in a new tab, and none of it is in the document twice.
  tab.kill();
  const next = own.tab();
  next.line.open();
  const again = await next.open(id);
  for (let turn = 0; turn < 20 && again.state.words !== "saved"; turn++) {
    await turns();
    clock.advance(5_000);
  }
  await is(again, "saved");
  assert.equal(words(there.doc), large);
  assert.equal(names.size, 1);
  await again.close();
});

test("parts that the server has forgotten meanwhile are given again from the first", async () => {
  const { phone, there, server, clock } = world();
  const tab = phone("thandi").tab();
  tab.line.open();
  const document = await tab.open(id);
  await document.ready;
  const take = server.takePart.bind(server);
  let count = 0;
  server.takePart = (teacher, path, body) => {
    if (++count === 3) {
      server.parts.clear();
      throw new TypeError("signal lost");
    }
    return take(teacher, path, body);
  };
  const large = "x".repeat(mostInPart * 3);
  type(document, large);
  await is(document, "phone");
  for (let turn = 0; turn < 20 && document.state.words !== "saved"; turn++) {
    clock.advance(5_000);
    await turns();
  }
  assert.equal(words(there.doc), large);
  await document.close();
});

test("what the server would never take is not given at all, and what it says it never takes is not given again and again", async () => {
  for (const [bytes, status, refusal, most] of [
    [mostInPart * mostParts + 1, 0, "full", 0],
    [mostInPart * 3, 400, "full", 10],
    [mostInPart * 3, 413, "full", 10],
    [mostInPart * 3, 401, "unknown", 1],
  ] as const) {
    const { phone, server, clock } = world();
    const tab = phone("thandi").tab();
    tab.line.open();
    const document = await tab.open(id);
    await document.ready;
    let given = 0;
    server.takePart = () => (given++, new Response(null, { status }));
    type(document, "x".repeat(bytes));
    await is(document, "phone");
    for (let minute = 0; minute < 60; minute++) {
      clock.advance(60_000);
      await turns(10);
    }
    assert.equal(document.state.refused, refusal);
    assert.ok(given <= most, `${given} parts, answered ${status}`);
    await document.close();
  }
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
  assert.equal(server.pushes, 30);
  assert.equal(server.parts.size, 0);
  await document.close();
});
