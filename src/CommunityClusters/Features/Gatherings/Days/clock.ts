const off = "clock-off";
/** A few minutes are nobody's harm. */
const tolerance = 5 * 60_000;

/** Now, by the server's clock as far as this phone has heard of it: a phone's own may be wrong by a day. */
export function now(): number {
  return Date.now() + Number(localStorage.getItem(off) ?? 0);
}

/** A page came over the line, drawn at this instant. @returns by how many milliseconds the phone's clock is wrong; 0 where it is right enough */
export function setBy(drawn: number): number {
  const wrong = drawn - Date.now();
  const counts = Math.abs(wrong) > tolerance;
  if (counts) localStorage.setItem(off, String(wrong));
  else localStorage.removeItem(off);
  return counts ? wrong : 0;
}
