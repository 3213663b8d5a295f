// Two people write with the data saver: node hour.mjs JOB, with url, plan, cookies, teachers and seconds. Their pages' own scripts run
// here; all that passes their connections is counted, then put up to an hour.
import "fake-indexeddb/auto";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { IDBFactory } from "fake-indexeddb";
import * as Y from "yjs";
import { connection, socketOf } from "./clients/ours.mjs";
import { wait } from "./figures.mjs";
import { ConnectionLine, openDocument } from "./node_modules/.clusters/client.mjs";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
// Thirty-six words a minute for a third of each minute: six hundred words an hour, each.
const pace = { aSecond: 3, writes: 20, of: 60 };
// What each packet of IPv4 and TCP carries besides.
const headers = 52;
const name = "text:activity";

const people = await Promise.all(job.cookies.map(sits));
const opening = people.map(counted);
const began = performance.now();
await Promise.all(people.map(writes));
const seconds = (performance.now() - began) / 1000;
await wait(5000);
const [first, second] = people.map(({ document }) => document.doc.getText(name).toString());
const hours = people.map((person, nth) => {
  const now = counted(person);
  const anHour = (what) => opening[nth][what] + ((now[what] - opening[nth][what]) * 3600) / seconds;
  return { payload: anHour("payload"), wire: anHour("wire"), opening: opening[nth].wire };
});
console.log(JSON.stringify({ hours, letters: first.length, seconds, alike: first === second && people.every(({ document }) => document.state.words === "saved") }));
process.exit(0);

async function sits(cookie, nth) {
  const hub = connection(`${job.url}/live`, cookie);
  const line = new ConnectionLine(hub);
  const document = await openDocument({ id: job.plan, teacher: job.teachers[nth], line, savesData: true, around: surroundings() });
  await hub.start();
  line.opened();
  await document.ready;
  await wait(3000);
  return { hub, document };
}

async function writes({ document }, nth) {
  const text = document.doc.getText(name);
  const until = performance.now() + job.seconds * 1000;
  let at = text.length;
  text.observe(({ changes }, { local }) => {
    // Others' letters before it move the cursor.
    if (!local) at = Math.min(text.length, at + changes.delta.reduce((sum, { insert }) => sum + (insert?.length ?? 0), 0));
  });
  for (let i = 0; performance.now() < until; i++) {
    const within = (performance.now() - began) / 1000 + nth * (pace.of / 2);
    if (within % pace.of < pace.writes) {
      text.insert(at, "abcde "[i % 6]);
      at++;
      const there = Y.createRelativePositionFromTypeIndex(text, at);
      document.awareness.setLocalStateField("cursor", { anchor: there, head: there });
    }
    await wait(1000 / pace.aSecond);
  }
}

/** What passed the connection: its bytes, and with what each packet carries besides. */
function counted({ hub }) {
  const { bytesRead, bytesWritten, localPort } = socketOf(hub);
  const said = execFileSync("ss", ["-tinH", `sport = :${localPort}`], { encoding: "utf8" });
  const packets = ["segs_out", "segs_in"].reduce((sum, which) => sum + Number(new RegExp(`${which}:(\\d+)`).exec(said)?.[1] ?? 0), 0);
  return { payload: bytesRead + bytesWritten, wire: bytesRead + bytesWritten + packets * headers };
}

function surroundings() {
  return {
    now: () => performance.now(),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    databases: new IDBFactory(),
    channel: () => ({ post: () => undefined, onMessage: () => undefined, close: () => undefined }),
    alone: (_, work) => work(true),
    remembered: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    fetch: () => Promise.reject(new Error("nothing is that large")),
    savesData: () => true,
    onPage: () => () => undefined,
    keep: () => undefined,
  };
}
