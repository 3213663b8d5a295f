const [off, heard] = ["clock-off", "clock-heard"];
/** A few minutes are nobody's harm. */
const tolerance = 5 * 60_000;

const last = (): number => Number(localStorage.getItem(heard) ?? 0);

/** By how much the phone's clock is behind, as far as this phone has heard of it. */
function behind(): number {
  const said = Number(localStorage.getItem(off) ?? 0);
  // A clock that was put right since is not put right twice.
  return Date.now() + said < last() - tolerance ? 0 : said;
}

/** Now, by the server's clock as this phone last heard of it: a phone's own may be wrong by a day. */
export function now(): number {
  return Date.now() + behind();
}

/** Whether the phone's clock says that the server was last heard in the future: it went back since, as with an empty battery. */
export function wentBack(): boolean {
  return now() < last() - tolerance;
}

/**
 * A page came over the line that was drawn at this instant.
 * @param at when it came, by the phone's clock
 * @returns by how many milliseconds the phone's clock is wrong; 0 where it is right enough
 */
export function setBy(drawn: number, at = Date.now()): number {
  const wrong = drawn - at;
  const counts = Math.abs(wrong) > tolerance;
  localStorage.setItem(heard, String(drawn));
  if (counts) localStorage.setItem(off, String(wrong));
  else localStorage.removeItem(off);
  return counts ? wrong : 0;
}

function isBack(): boolean {
  return performance.getEntriesByType("navigation").some((entry) => (entry as PerformanceNavigationTiming).type === "back_forward");
}

/**
 * The open page was drawn at this instant. One that the phone kept says when it came; where that is the latest that the phone heard, it
 * tells as much of the clock as it did then.
 * @returns whether the phone's clock is wrong
 */
export function setByPage(drawn: number): boolean {
  const came = document.body.dataset["earlier"];
  if (!drawn || document.documentElement.hasAttribute("data-turbo-preview")) return false;
  // Who goes back is shown what the browser has, however long ago it came.
  if (came === undefined && (drawn > last() || !isBack())) return setBy(drawn) !== 0;
  if (came !== undefined && drawn > last() && Date.parse(came)) setBy(drawn, Date.parse(came));
  return behind() !== 0;
}
