// People who write: node writing.mjs JOB, a file of JSON with
//   kind, url, pid (the server's), plans ([{ id, cookies }]), writers (how many a plan), warmUp and seconds,
//   and for a search of how many there may be: from, step, most (plans).
// Writes a line of JSON for each stage.
import { readFileSync } from "node:fs";
import { arrivals } from "./clients/client.mjs";
import { kinds } from "./clients/kinds.mjs";
import { latency, wait } from "./figures.mjs";
import { cpuOf, memoryOf } from "./process.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const between = 500;
const connectingAtOnce = 40;
const longestLatency = 200;
const patience = 10_000;
const idle = memoryOf(job.pid);
const plans = [];
const writers = [];

await openUpTo(job.from ?? job.plans.length);
if (!job.step) await stage();
else {
  // The step is fine near the limit only when it is fine everywhere: so it is the caller's to choose.
  while ((await stage()) && plans.length < Math.min(job.most, job.plans.length)) await openUpTo(plans.length + job.step);
}
process.exit(0);

async function openUpTo(count) {
  const opening = [];
  for (const plan of job.plans.slice(plans.length, count)) {
    const here = Array.from({ length: job.writers }, (_, nth) => new kinds[job.kind]({ url: job.url, plan: plan.id, cookie: plan.cookies?.[nth] }));
    plans.push(here);
    opening.push(...here);
  }
  for (let at = 0; at < opening.length; at += connectingAtOnce) await Promise.all(opening.slice(at, at + connectingAtOnce).map((one) => one.open()));
  writers.push(...opening);
  // Who keeps what is written has the letters of the stages before.
  await wait(500);
  for (const one of opening) one.before = one.text.length;
}

async function stage() {
  const typing = type();
  await wait(job.warmUp * 1000);
  arrivals.times = [];
  arrivals.delivered = 0;
  arrivals.isOn = true;
  const [cpu, own, bytes, began] = [cpuOf(job.pid), process.cpuUsage(), bytesOnTheWire(), performance.now()];
  await wait(job.seconds * 1000);
  arrivals.isOn = false;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const figures = {
    writers: writers.length,
    ...latency(arrivals.times),
    cpu: (cpuOf(job.pid) - cpu) / seconds,
    perDelivered: ((cpuOf(job.pid) - cpu) / arrivals.delivered) * 1e6,
    delivered: arrivals.delivered / seconds,
    memory: (memoryOf(job.pid) - idle) / writers.length,
    bytes: (bytesOnTheWire() - bytes) / writers.length / seconds,
    driver: (user + system) / 1e6 / seconds,
  };
  clearInterval(typing);
  const converged = await settle();
  const holds = converged === "yes" && figures.p99 <= longestLatency;
  console.log(JSON.stringify({ ...figures, converged, holds }));
  return holds;
}

/** Everybody types a letter each half second, each at a moment of their own. */
function type() {
  const due = writers.map((one) => ({ one, at: performance.now() + Math.random() * between })).sort((a, b) => a.at - b.at);
  let next = 0;
  return setInterval(() => {
    const now = performance.now();
    while (due[next].at <= now) {
      due[next].one.type();
      due[next].at += between;
      next = (next + 1) % due.length;
    }
  }, 2);
}

/** Whether all who write a plan end with the same text, in which every letter stands. */
async function settle() {
  const until = performance.now() + patience;
  for (;;) {
    const wrong = plans.find((here) => !isSame(here));
    if (!wrong && writers.every((one) => one.unanswered === 0)) break;
    if (performance.now() > until) return wrong ? `no: ${wrong.map((one) => one.text.length)} of ${wrong[0].before + letters(wrong)}` : "no: not all was acknowledged";
    await wait(50);
  }
  const [refused, gone] = [writers.reduce((sum, one) => sum + one.refused, 0), writers.filter((one) => one.closed).length];
  return refused + gone === 0 ? "yes" : `no: ${refused} refused, ${gone} lines lost`;
}

function isSame(here) {
  const [first, ...others] = here.map((one) => one.text.toString());
  return first.length === here[0].before + letters(here) && others.every((text) => text === first);
}

function letters(here) {
  return here.reduce((sum, one) => sum + one.typed, 0);
}

function bytesOnTheWire() {
  return writers.reduce((sum, one) => sum + (one.socket?.bytesRead ?? 0) + (one.socket?.bytesWritten ?? 0), 0);
}
