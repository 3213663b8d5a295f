// Writes so many letters into each of some plans: node filling.mjs JOB, with url, cookie, plans and letters.
import { readFileSync } from "node:fs";
import { Ours } from "./clients/ours.mjs";
import { wait } from "./figures.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const sentence = "Two learners push against each other on skateboards, and the others say before who will move. ";

for (const plan of job.plans) {
  const writer = new Ours({ url: job.url, plan, cookie: job.cookie });
  await writer.open();
  writer.doc.getText("text:activity").insert(0, sentence.repeat(Math.ceil(job.letters / sentence.length)).slice(0, job.letters));
  while (writer.unanswered > 0) await wait(20);
  if (writer.refused > 0) throw new Error("The plan was not taken.");
  await writer.close();
}
console.log("{}");
process.exit(0);
