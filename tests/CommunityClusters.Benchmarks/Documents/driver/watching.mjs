// Many have a programme open while one of them moves its lessons: node watching.mjs JOB, with url, path, cookies, moves, and bare,
// the address of a hub that keeps and draws nothing.
import { readFileSync } from "node:fs";
import { bareConnection, connection, socketOf } from "./clients/ours.mjs";
import { latency, wait } from "./figures.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const patience = 15_000;
const pause = 150;

// They take turns: nobody moves so many in so short a time.
const movers = await Promise.all(job.cookies.slice(0, 20).map((cookie) => open(cookie)));
const [page] = movers;
const lines = await Promise.all(job.cookies.map((cookie) => watches(cookie)));
await wait(1000);
const before = received(lines);
const [times, answers] = [[], []];
let lost = 0;
for (let i = 0; i < job.moves; i++) {
  const slot = page.slots[i % page.slots.length];
  const arrived = lines.map((line) => line.next((html) => html.includes(`id="slot-${slot.id}"`)));
  const began = performance.now();
  const all = Promise.all(arrived.map((it) => it.then((at) => (at === undefined ? lost++ : times.push(at - began)))));
  answers.push(await moves(movers[i % movers.length], slot));
  await all;
  await wait(pause);
}
const bytes = (received(lines) - before) / lines.length / job.moves;
for (const line of lines) await line.hub.stop();

const bare = await Promise.all(job.cookies.map(() => joins()));
const mover = await joins();
const heard = [];
const load = Buffer.alloc(Math.round((bytes * 3) / 4)).toString("base64");
for (let i = 0; i < job.moves; i++) {
  const arrived = bare.map((line) => line.next());
  const began = performance.now();
  void mover.hub.send("Update", "programme", load);
  heard.push(...(await Promise.all(arrived)).map((at) => at - began));
  await wait(pause);
}
const [ours, others] = [latency(times), latency(heard)];
console.log(JSON.stringify({ ...ours, lost, bytes, answer: latency(answers).p50, bareP50: others.p50, bareP95: others.p95, bareP99: others.p99 }));
process.exit(0);

async function open(cookie) {
  const answer = await fetch(job.url + job.path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`The programme was answered with ${answer.status}.`);
  const html = await answer.text();
  const said = (name) => new RegExp(`${name}="([^"]*)"`).exec(html)[1].replaceAll("&amp;", "&");
  return {
    topic: said("data-watch"),
    cursor: Number(said("data-cursor")),
    fragments: said("data-fragments").split(" "),
    token: /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(html)[1],
    cookie: [cookie, ...answer.headers.getSetCookie().map((set) => set.split(";")[0])].join("; "),
    slots: [...html.matchAll(/<li[^>]* id="slot-([^"]+)"[^>]*>/g)].map(([tag, id]) => {
      const of = (name) => new RegExp(`data-${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
      return { id, begins: Number(of("begins")), minutes: of("minutes"), room: of("room"), seen: Number(of("version")) };
    }),
  };
}

/** Five minutes later, or back again. @returns after how long it was answered */
async function moves(by, slot) {
  slot.later = !slot.later;
  slot.begins += slot.later ? 5 : -5;
  const clock = `${String(Math.floor(slot.begins / 60)).padStart(2, "0")}:${String(slot.begins % 60).padStart(2, "0")}`;
  const began = performance.now();
  const answer = await fetch(`${job.url}${job.path}?handler=Move`, {
    method: "POST",
    headers: { cookie: by.cookie, "X-Waits": "1" },
    redirect: "manual",
    body: new URLSearchParams({ "Move.SlotId": slot.id, "Move.Seen": String(slot.seen++), "Move.Begins": clock, "Move.Minutes": slot.minutes, "Move.RoomId": slot.room, __RequestVerificationToken: by.token }),
  });
  if (answer.status !== 204) throw new Error(`The move was answered with ${answer.status}: ${await answer.text()}`);
  return performance.now() - began;
}

async function watches(cookie) {
  const hub = connection(`${job.url}/live`, cookie);
  const line = hears(hub, "news", (_topic, _sequence, html) => html);
  await hub.start();
  await hub.invoke("Watch", page.topic, page.cursor, page.fragments, "en");
  return line;
}

async function joins() {
  const hub = bareConnection(`${job.bare}/relay`);
  const line = hears(hub, "update", (update) => update);
  await hub.start();
  await hub.invoke("Join", "programme");
  return line;
}

/** A line whose next message of a kind can be waited for. */
function hears(hub, name, read) {
  let hear;
  hub.on(name, (...said) => hear?.(read(...said)));
  const next = (isIt = () => true) =>
    new Promise((done) => {
      const timer = setTimeout(() => done(undefined), patience);
      hear = (said) => {
        if (!isIt(said)) return;
        clearTimeout(timer);
        done(performance.now());
      };
    });
  return { hub, next };
}

function received(all) {
  return all.reduce((sum, { hub }) => sum + socketOf(hub).bytesRead, 0);
}
