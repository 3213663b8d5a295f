import assert from "node:assert/strict";
import test, { before, beforeEach } from "node:test";
import { parseHTML } from "linkedom";

const { document, Event, CustomEvent } = parseHTML('<!doctype html><html lang="en"><body></body></html>');
for (const [name, value] of Object.entries({ document, Event, location: new URL("https://clusters.example/reflection"), HTMLAnchorElement: class {} })) {
  Object.defineProperty(globalThis, name, { configurable: true, value });
}

function post(lesson: string, number: number, by = "sibusiso", raised = false): string {
  return `<li class="post" id="post-${lesson}${number}" data-number="${number}" data-by="${by}" data-raised="${raised}"><p class="post__head"><b>${by}</b> <a href="https://clusters.example/talk/${lesson}?Post=${number}">then</a></p><p data-text>${number}</p></li>`;
}

function column(lesson: string, posts = ""): string {
  return `<section data-talk="/talk/${lesson}" data-lesson="${lesson}"><ul data-waiting-raised-of="${lesson}"></ul><ol data-posts>${posts}</ol><ol data-sent-posts></ol><ol data-waiting-posts></ol><p data-refused-here hidden><span></span></p></section>`;
}

function shown(lesson: string): string[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-lesson=${lesson}] [data-posts] > .post`)].map((one) => one.dataset["number"] ?? "");
}

function texts(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((one) => one.textContent ?? "");
}

before(() => import("./reflection.island"));

beforeEach(() => {
  document.documentElement.removeAttribute("data-line");
  document.body.innerHTML = `<ol id="posts-new"></ol><p data-said data-many="{count} came"></p><template data-waiting-post><li class="post post--waiting"><p data-field="Ask.Text"></p><p class="state">waits</p></li></template>
    <template data-waiting-raised><li><p data-field="Ask.Text"></p></li></template>
    <div data-reflection data-me="nomsa" data-sent="Sent" data-show-picture="Show">${column("lenses", post("lenses", 2) + post("lenses", 4))}${column("mirrors")}</div>`;
});

test("What comes live goes to its lesson in the server's order; what was raised stands above, and what is older in the whole talk", () => {
  document.getElementById("posts-new")!.innerHTML = post("lenses", 5, "nomsa") + post("lenses", 3) + post("lenses", 1) + post("lenses", 6, "thandi", true) + post("mirrors", 1) + post("elsewhere", 9);
  document.dispatchEvent(new Event("drawn"));
  assert.deepEqual([shown("lenses"), shown("mirrors")], [["2", "3", "4", "5"], ["1"]]);
  assert.equal(document.getElementById("posts-new")!.children.length, 0);
  assert.deepEqual([...document.querySelectorAll<HTMLElement>(".post--mine")].map((one) => one.dataset["number"]), ["5"]);
});

test("Who hears the page hears what others said and raised, once, and nothing of their own", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const hears = (posts: string): string | null => {
    document.getElementById("posts-new")!.innerHTML = posts;
    document.dispatchEvent(new Event("drawn"));
    t.mock.timers.runAll();
    return document.querySelector("[data-said]")!.textContent;
  };
  assert.equal(hears(post("lenses", 5) + post("lenses", 6, "nomsa") + post("lenses", 3) + post("mirrors", 7, "thandi", true)), "sibusiso: 5\nthandi: 7");
  assert.equal(hears(post("mirrors", 7, "thandi", true) + post("mirrors", 1)), "sibusiso: 1");
  assert.equal(hears([2, 3, 4, 5].map((number) => post("mirrors", number)).join("")), "4 came");
});

test("A picture that comes live is fetched by who wants to see it", () => {
  document.getElementById("posts-new")!.innerHTML = post("lenses", 5).replace("</li>", '<a class="post__picture" href="/files/1.jpg"><img src="/files/1.jpg" alt="The board"></a></li>');
  document.dispatchEvent(new Event("drawn"));
  assert.deepEqual([texts("[data-lesson=lenses] .post__picture"), document.querySelector("img")], [["Show: The board"], null]);
});

test("What waits on this phone stands with its lesson, what was raised too, and what was refused does not", () => {
  const said = { kind: "post", action: "/talk/mirrors", fields: [["Ask.Text", "It turns around"]] };
  const raised = { kind: "raise", action: "/observations/1?handler=Raise", fields: [["Lesson", "lenses"], ["Ask.Text", "Who decides that?"]] };
  document.dispatchEvent(new CustomEvent("waits", { detail: [said, raised, { ...said, refused: "no" }, { ...said, action: "/talk/elsewhere" }] }));
  assert.deepEqual(texts("[data-lesson=mirrors] [data-waiting-posts] [data-field]"), ["It turns around"]);
  assert.deepEqual(texts("[data-lesson=lenses] [data-waiting-raised-of] [data-field]"), ["Who decides that?"]);
  assert.deepEqual([texts("[data-lesson=lenses] [data-waiting-posts] li"), texts("[data-lesson=mirrors] [data-waiting-raised-of] li")], [[], []]);
});

test("What was sent while the line is lost stands there as sent until it comes", () => {
  const waiting = { kind: "post", action: "/talk/lenses", fields: [["Ask.Text", "Through the middle"]], made: "lenses5" };
  document.dispatchEvent(new CustomEvent("outcome", { detail: { waiting, outcome: "sent" } }));
  assert.deepEqual(texts("[data-lesson=lenses] [data-sent-posts] .state"), ["Sent"]);
  document.getElementById("posts-new")!.innerHTML = post("lenses", 5, "nomsa");
  document.dispatchEvent(new Event("drawn"));
  assert.deepEqual([texts("[data-sent-posts] li"), shown("lenses")], [[], ["2", "4", "5"]]);
});

test("What the server did not take is said where it was typed", () => {
  const waiting = { kind: "post", action: "/talk/mirrors", fields: [], says: "It turns", refused: "Too long." };
  document.dispatchEvent(new CustomEvent("outcome", { detail: { waiting, outcome: "refused" } }));
  assert.deepEqual(texts("[data-refused-here]:not([hidden]) span"), ["It turns: Too long."]);
});
