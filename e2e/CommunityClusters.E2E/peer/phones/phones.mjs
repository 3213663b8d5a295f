// Many phones in one thread: node phones.mjs JOB, a file of JSON with url, path, cookies (one a phone), writing (how many of them write), each (how many posts) and
// seed. Now and then a phone opens the page anew. Says "half" when half of all was acknowledged, and then "written" when the phones have all that was to be written;
// hears "healed"; then says what each phone shows.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { chance } from "./chance.mjs";
import { Phone } from "./phone.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const all = job.writing * job.each;
const patience = 3000 * job.cookies.length;
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const says = (line) => new Promise((done) => process.stdout.write(`${JSON.stringify(line)}\n`, done));
const problems = [];
for (const kind of ["unhandledRejection", "uncaughtException"]) process.on(kind, (error) => {
  problems.push(String(error?.stack ?? error));
  // Where it ends the phones nothing else tells.
  console.error(error);
});
const healed = new Promise((done) => createInterface({ input: process.stdin }).once("line", done));

const phones = job.cookies.map((cookie) => new Phone({ ...job, cookie }));
await Promise.all(phones.map((phone) => phone.open())).catch(ends);
const half = sayHalf();
await Promise.all(phones.slice(0, job.writing).map(writes));
await half;
await says({ what: "written" });
await healed;
for (const phone of phones) phone.isOnline();
await settle();
await says({ what: "end", problems, phones: phones.map(({ posts, waiting, tries, acknowledged, wrote, problems: its }) => ({ posts, waiting, tries, acknowledged, wrote, problems: its })) });
process.exit(0);

/** Where a page cannot be had the rest would be waited for in vain. */
function ends(error) {
  console.error(error);
  process.exit(1);
}

async function sayHalf() {
  while (acknowledged() < all / 2) await wait(20);
  await says({ what: "half" });
}

function acknowledged() {
  return phones.reduce((sum, phone) => sum + phone.acknowledged, 0);
}

async function writes(phone, nth) {
  const random = chance(job.seed + nth);
  for (let post = 1; post <= job.each; post++) {
    await wait(200 + random() * 1300);
    // The same words written twice are two posts.
    await phone.says(post % 3 === 0 ? `Phone ${nth} agrees.` : `Phone ${nth} says ${post}${" and more".repeat(random() * 60)}.`);
    if (random() < 0.1) await phone.open();
  }
}

/** Everybody has all of it, or nothing comes any more. */
async function settle() {
  const until = performance.now() + patience;
  while (performance.now() < until && !phones.every((phone) => phone.waiting.length === 0 && phone.newest >= all && !phone.fresh)) {
    for (const phone of phones) if (phone.fresh) await phone.open(phone.fresh);
    await wait(100);
  }
}
