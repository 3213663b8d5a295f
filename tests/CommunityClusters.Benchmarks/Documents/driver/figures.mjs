/** Of so many times, those in the middle, near the end and at the end. */
export function latency(times) {
  const sorted = Float64Array.from(times).sort();
  const at = (part) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) };
}

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
