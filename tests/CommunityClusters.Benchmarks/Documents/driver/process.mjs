// What the kernel says of a process.
import { readFileSync } from "node:fs";

const ticksASecond = 100;

/** Seconds of processor time that it took so far. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

/** Bytes of memory that it holds. */
export function memoryOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))[1]) * 1024;
}
