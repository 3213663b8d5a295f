// Phones that come back after a day: node returning.mjs JOB, with url, pid, plans ([{ id, cookies }]), seconds (within which all
// come back) and words (how many each wrote). Each has the plan as it was in the morning, connects, opens it and gives its words.
import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { connection } from "./clients/ours.mjs";
import { latency, wait } from "./figures.mjs";
import { squash } from "./node_modules/.clusters/client.mjs";
import { cpuOf } from "./process.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const places = ["text:introduction", "text:activity", "text:questions"];
const patience = 30_000;
const phones = [];
for (const plan of job.plans) {
  const morning = await opened(plan, 0, 0, new Uint8Array());
  await morning.hub.stop();
  plan.cookies.forEach((_, nth) => phones.push(phoneOf(plan, nth, morning)));
}

const cpu = cpuOf(job.pid);
const began = performance.now();
await Promise.all(phones.map(async (phone) => {
  await wait(Math.random() * job.seconds * 1000);
  await comeBack(phone);
}));
const took = (performance.now() - began) / 1000;
const used = cpuOf(job.pid) - cpu;
const wrong = await check();
console.log(JSON.stringify({
  phones: phones.length,
  ...latency(phones.map((phone) => phone.took)),
  again: phones.reduce((sum, phone) => sum + phone.tries - 1, 0),
  updates: phones[0].updates,
  bytes: phones.reduce((sum, phone) => sum + phone.update.length, 0) / phones.length,
  cpu: used / took,
  took,
  wrong,
}));
process.exit(0);

async function opened(plan, nth, sequence, vector) {
  const hub = connection(`${job.url}/live`, plan.cookies[nth]);
  const heard = [];
  hub.on("documentUpdated", (_, __, update) => heard.push(update));
  await hub.start();
  const answer = await hub.invoke("OpenDocument", plan.id, sequence, vector);
  if (answer.rest) throw new Error("more is missing than the line brings");
  return { hub, heard, sequence: answer.sequence, updates: answer.updates };
}

/** A phone that has the plan, and a day's words that nobody else has. */
function phoneOf(plan, nth, morning) {
  const doc = new Y.Doc();
  for (const update of morning.updates) Y.applyUpdate(doc, update, "remote");
  const typed = [];
  doc.on("update", (update) => typed.push(update));
  const words = [];
  for (let i = 0; i < job.words; i++) {
    const word = `${nth}w${i}x `;
    words.push(word);
    const text = doc.getText(places[i % places.length]);
    for (const letter of word) {
      text.insert(text.length, letter);
      // Now and then a wrong letter, taken back.
      if (text.length % 17 === 0) {
        text.insert(text.length, "#");
        text.delete(text.length - 1, 1);
      }
    }
  }
  // As the page does with what waits.
  return { plan, nth, doc, words, sequence: morning.sequence, updates: typed.length, update: squash(typed), tries: 0, took: Infinity };
}

async function comeBack(phone) {
  const began = performance.now();
  for (;;) {
    phone.tries++;
    try {
      const { hub, updates } = await opened(phone.plan, phone.nth, phone.sequence, Y.encodeStateVector(phone.doc));
      for (const update of updates) Y.applyUpdate(phone.doc, update, "remote");
      const answer = await hub.invoke("PushUpdate", phone.plan.id, phone.update);
      if (answer.sequence === null) throw new Error(answer.refused);
      phone.took = performance.now() - began;
      phone.hub = hub;
      return;
    } catch (error) {
      if (performance.now() - began > patience) throw error;
      await wait(500);
    }
  }
}

/** What somebody who opens the plans now does not find, or finds twice. */
async function check() {
  let wrong = 0;
  for (const plan of job.plans) {
    const { hub, updates } = await opened(plan, 0, 0, new Uint8Array());
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    const found = new Map();
    for (const place of places) for (const word of doc.getText(place).toString().split(" ")) found.set(word, (found.get(word) ?? 0) + 1);
    // Who writes at the same place may be interleaved word by word, never letter by letter.
    for (const phone of phones.filter((one) => one.plan === plan)) for (const word of phone.words) if (found.get(word.trim()) !== 1) wrong++;
    await hub.stop();
  }
  return wrong;
}
