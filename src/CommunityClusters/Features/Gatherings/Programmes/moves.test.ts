import assert from "node:assert/strict";
import test from "node:test";
import { parseHTML } from "linkedom";
import { movedBy, type Place } from "./grid";
import { Moves, told } from "./moves";

const drawn = (version: number, begins = 540): string =>
  `<li class="slot h9 q0 d0 e8 c1" id="slot-1" data-begins="${begins}" data-minutes="40" data-room="a" data-column="1" data-version="${version}"><p class="slot__time"><b>09:00</b><span>09:40</span></p></li>`;

function page(answers: (string | undefined)[]) {
  const { document } = parseHTML(`<ol>${drawn(3)}</ol>`);
  const sent: { seen: number; begins: number }[] = [];
  const said: string[] = [];
  const refused: string[] = [];
  const waiting: (() => void)[] = [];
  const moves = new Moves((id) => document.getElementById(id) as unknown as HTMLElement, {
    send(_, seen, { begins }: Place) {
      sent.push({ seen, begins });
      return new Promise((done) => waiting.push(() => done(answers.shift())));
    },
    say: (key, { begins }) => void said.push(`${key} ${begins}`),
    refuse: (why) => void refused.push(why),
  });
  const slot = () => document.getElementById("slot-1") as unknown as HTMLElement;
  const turn = () => new Promise((done) => setTimeout(done, 5));
  return { moves, slot, sent, said, refused, turn, document, answer: async () => (await turn(), waiting.shift()?.(), await turn()) };
}

test("a move is shown at once, and kept once the server has it", async () => {
  const { moves, slot, sent, said, answer } = page([undefined]);
  moves.to(slot(), movedBy(told(slot()), 5), 0);
  assert.ok(slot().classList.contains("q1") && slot().classList.contains("slot--waiting"));
  assert.equal(slot().querySelector("b")!.textContent, "09:05");
  await answer();
  assert.deepEqual(sent, [{ seen: 3, begins: 545 }]);
  assert.deepEqual([slot().dataset["begins"], slot().dataset["version"], slot().classList.contains("slot--waiting")], ["545", "4", false]);
  assert.deepEqual(said, ["stands 545", "moved 545"]);
});

test("several presses go as one, and one while it is sent goes after it", async () => {
  const { moves, slot, sent, answer, turn } = page([undefined, undefined]);
  moves.to(slot(), movedBy(moves.placeOf(slot()), 5), 0);
  moves.to(slot(), movedBy(moves.placeOf(slot()), 5), 0);
  await turn();
  moves.to(slot(), movedBy(moves.placeOf(slot()), 5), 0);
  await answer();
  await answer();
  assert.deepEqual(sent, [{ seen: 3, begins: 550 }, { seen: 4, begins: 555 }]);
  assert.equal(slot().dataset["version"], "5");
});

test("what is refused stands again where the server said, and why is told", async () => {
  const { moves, slot, refused, answer } = page(["Somebody moved it."]);
  moves.to(slot(), movedBy(told(slot()), 30), 0);
  await answer();
  assert.deepEqual(refused, ["Somebody moved it."]);
  assert.ok(slot().classList.contains("q0") && !slot().classList.contains("slot--waiting"));
  assert.equal(slot().querySelector("b")!.textContent, "09:00");
});

test("what a colleague changed meanwhile is not moved unseen: the move names what was seen first", async () => {
  const { moves, slot, sent, document, answer } = page(["Somebody moved it."]);
  moves.to(slot(), movedBy(told(slot()), 5), 1);
  document.querySelector("ol")!.innerHTML = drawn(4, 600);
  moves.shown();
  assert.ok(slot().classList.contains("q1"));
  await answer();
  assert.deepEqual(sent, [{ seen: 3, begins: 545 }]);
  assert.equal(slot().querySelector("b")!.textContent, "10:00");
});

test("the server's own news of the move is not made older by its answer", async () => {
  const { moves, slot, document, turn, answer } = page([undefined]);
  moves.to(slot(), movedBy(told(slot()), 5), 0);
  await turn();
  document.querySelector("ol")!.innerHTML = drawn(6, 620);
  await answer();
  assert.deepEqual([slot().dataset["begins"], slot().dataset["version"]], ["620", "6"]);
});
