// Many have threads open while members write in them: node talking.mjs JOB, with url and pid (the program's), threads ([{ path, cookies }]), posts, aSecond, and bare and
// barePid, a hub that keeps and draws nothing. Where aSecond is 0 a post is written once everybody has the one before.
import { readFileSync } from "node:fs";
import { bareConnection, connection, socketOf } from "./clients/ours.mjs";
import { latency, wait } from "./figures.mjs";
import { cpuOf, memoryOf } from "./process.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const patience = 15_000;
const atOnce = 40;
const words = "Ours drew the forces on both carts and still said that the heavier one pushes more; next time they pull two spring balances first. ";

const ours = await measure(job.pid, opensOurs);
const bare = await measure(job.barePid, opensBare(Math.max(100, Math.round(ours.bytes))));
console.log(JSON.stringify({ ours, bare }));
process.exit(0);

/** Opens all lines, lets them be idle, and writes. */
async function measure(pid, opens) {
  const [arrivals, before] = [new Map(), memoryOf(pid)];
  const threads = await opens((nth) => arrivals.get(nth)?.());
  const lines = threads.flatMap((thread) => thread.lines);
  await wait(5000);
  const idle = (memoryOf(pid) - before) / lines.length;
  // What was never done before is slow the first time.
  for (let nth = -20; nth < 0; nth++) await one(threads, nth, 0);
  await wait(1000);
  const [cpu, own, read, began] = [cpuOf(pid), process.cpuUsage(), received(lines), performance.now()];
  const times = [];
  const answers = [];
  let [lost, awaited] = [0, 0];
  const posts = [];
  for (let nth = 0; nth < job.posts; nth++) {
    const due = job.aSecond > 0 ? began + (nth * 1000) / job.aSecond : 0;
    if (due > performance.now()) await wait(due - performance.now());
    const post = one(threads, nth, due);
    posts.push(post);
    if (job.aSecond === 0) {
      await post;
      await wait(100);
    }
  }
  await Promise.all(posts);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const used = cpuOf(pid) - cpu;
  const figures = {
    ...latency(times), lost, connections: lines.length, idle, answer: latency(answers).p50, cpu: used / seconds, perPost: (used / job.posts) * 1000, perDelivered: (used / (awaited - lost)) * 1e6,
    driver: (user + system) / 1e6 / seconds, bytes: (received(lines) - read) / awaited, seconds,
  };
  for (const line of lines) void line.stop();
  return figures;

  async function one(all, nth) {
    const thread = all[Math.abs(nth * 37) % all.length];
    const [at, arrived] = [performance.now(), []];
    const everybody = new Promise((done) => {
      const timer = setTimeout(done, patience);
      arrivals.set(nth, () => {
        arrived.push(performance.now() - at);
        if (arrived.length < thread.lines.length) return;
        clearTimeout(timer);
        done();
      });
    });
    await thread.says(nth);
    if (nth >= 0) answers.push(performance.now() - at);
    await everybody;
    arrivals.delete(nth);
    if (nth < 0) return;
    times.push(...arrived);
    awaited += thread.lines.length;
    lost += thread.lines.length - arrived.length;
  }
}

/** Everybody opens the thread's page and watches it as its scripts do. Those who write take turns: nobody writes so much in a minute. */
async function opensOurs(told) {
  const threads = [];
  for (const { path, cookies } of job.threads) {
    const pages = await inTurns(cookies.slice(0, job.threads.length > 1 ? 3 : 20), (cookie) => open(path, cookie));
    const [page] = pages;
    const lines = await inTurns(cookies, async (cookie) => {
      const line = connection(`${job.url}/live`, cookie);
      line.on("news", (_topic, _sequence, html) => {
        for (const [, nth] of html.matchAll(/Number (-?\d+)\./g)) told(Number(nth));
      });
      await line.start();
      await line.invoke("WatchPage", 1, page.topic, page.cursor, page.fragments, "en");
      await line.send("EnterThread", page.cluster, page.id);
      return line;
    });
    let turn = 0;
    threads.push({ lines, says: (nth) => posts(path, pages[turn++ % pages.length], `Number ${nth}. ${words}`) });
  }
  return threads;
}

function opensBare(bytes) {
  return async (told) => {
    const load = "x".repeat(Math.max(0, bytes - 40));
    const threads = [];
    for (const { path, cookies } of job.threads) {
      const joins = async () => {
        const line = bareConnection(`${job.bare}/relay`);
        line.on("update", (said) => told(Number(said.slice(0, said.indexOf(" ")))));
        await line.start();
        await line.invoke("Join", path);
        return line;
      };
      const lines = await inTurns(cookies, joins);
      // The hub tells the others: who says it is none of them.
      const writer = await joins();
      threads.push({ lines, says: (nth) => writer.send("Update", path, `${nth} ${load}`) });
    }
    return threads;
  };
}

async function open(path, cookie) {
  const answer = await fetch(job.url + path, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
  const html = await answer.text();
  const said = (name) => new RegExp(`${name}="([^"]*)"`).exec(html)[1].replaceAll("&amp;", "&");
  return {
    topic: said("data-watch"),
    cursor: Number(said("data-cursor")),
    fragments: said("data-fragments").split(" "),
    cluster: said("data-cluster"),
    id: said("data-id"),
    me: said("data-me"),
    token: /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(html)[1],
    cookie: [cookie, ...answer.headers.getSetCookie().map((set) => set.split(";")[0])].join("; "),
  };
}

async function posts(path, by, text) {
  const answer = await fetch(job.url + path, {
    method: "POST",
    headers: { cookie: by.cookie, "X-Waits": "1" },
    redirect: "manual",
    body: new URLSearchParams({ "Ask.CommandId": crypto.randomUUID(), "Ask.Author": by.me, "Ask.AnswerTo": "", "Ask.Text": text, __RequestVerificationToken: by.token }),
  });
  if (answer.status !== 204) throw new Error(`The post was answered with ${answer.status}: ${await answer.text()}`);
}

async function inTurns(all, work) {
  const done = [];
  for (let at = 0; at < all.length; at += atOnce) done.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  return done;
}

function received(lines) {
  return lines.reduce((sum, line) => sum + (socketOf(line)?.bytesRead ?? 0), 0);
}
