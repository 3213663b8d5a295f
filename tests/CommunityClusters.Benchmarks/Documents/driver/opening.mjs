// A plan with a real history is opened: node opening.mjs JOB, with kind, url, plan, cookie, teacher, update (a file) and times.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { kinds } from "./clients/kinds.mjs";
import { latency, wait } from "./figures.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const largest = 64 * 1024;
const name = "text";
const update = readFileSync(job.update);
const expected = new Y.Doc();
Y.applyUpdate(expected, update);
const length = expected.getText(name).length;

// Whoever wrote it keeps it open, so that no server has to read it from anywhere that others have in memory.
const writer = await open();
if (job.kind === "ours") await inParts();
else writer.push(update);
await wait(2000);

const [times, bytes] = [[], []];
for (let i = 0; i < job.times; i++) {
  const began = performance.now();
  const reader = await open();
  while (reader.doc.getText(name).length < length) await wait(1);
  times.push(performance.now() - began);
  bytes.push(reader.socket.bytesRead + reader.socket.bytesWritten + (reader.beside ?? 0));
  await reader.close();
}
console.log(JSON.stringify({ ...latency(times), bytes: latency(bytes).p50, letters: length }));
process.exit(0);

async function open() {
  const client = new kinds[job.kind]({ url: job.url, plan: job.plan, cookie: job.cookie });
  await client.open();
  return client;
}

/** What is too large for the line. */
async function inParts() {
  const [upload, of] = [randomUUID(), Math.ceil(update.length / largest)];
  for (let part = 0; part < of; part++) {
    const response = await fetch(`${job.url}/documents/${job.plan}/parts?upload=${upload}&part=${part}&of=${of}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": job.teacher, Cookie: job.cookie },
      body: update.subarray(part * largest, (part + 1) * largest),
    });
    if (!response.ok) throw new Error(`part ${part}: ${response.status}`);
  }
}
