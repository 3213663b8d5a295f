import assert from "node:assert/strict";
import { test } from "node:test";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { othersIn } from "./faces";

test("each who is here is seen once, and one's own other pages are nobody else", () => {
  const awareness = new Awareness(new Y.Doc());
  const said: [number, unknown][] = [
    [1, { user: { id: "nomsa", name: "Nomsa Dlamini", color: 2 } }],
    [2, { user: { id: "sibusiso", name: "Sibusiso Nkosi", color: 3 }, cursor: null }],
    [3, { user: { id: "sibusiso", name: "Sibusiso Nkosi", color: 3 }, cursor: { head: { tname: "text:abc" } } }],
    [4, { user: { id: "twin", name: "Sibusiso Nkosi", color: 3 } }],
    [5, { user: "nonsense" }],
  ];
  for (const [client, state] of said) awareness.states.set(client, state as { [key: string]: unknown });

  assert.deepEqual(othersIn(awareness, "nomsa").map(({ name, writesIn }) => [name, writesIn]), [["Sibusiso Nkosi", "abc"], ["Sibusiso Nkosi", null]]);
  awareness.destroy();
});
