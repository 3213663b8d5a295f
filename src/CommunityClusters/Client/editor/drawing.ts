import type * as Formulas from "../formulas";
import { dressPage, meta } from "../look";

type Code = typeof Formulas;

let code: Code | undefined;
let coming: Promise<Code> | undefined;
/** What is to be drawn once there is signal. */
const waiting = new Set<() => void>();

/**
 * Draws a formula with what is fetched for the first one only; until then, and without signal, its TeX stands there.
 * @param drawn called once it was tried, and says whether it could be drawn
 */
export function drawFormula(place: HTMLElement, tex: string, alone: boolean, drawn: (isGood: boolean) => void): void {
  place.textContent = tex;
  place.dataset["tex"] = tex;
  if (code) return drawn(code.draw(place, tex, alone));
  fetchCode().then(
    ({ draw }) => {
      // Somebody may have gone on writing meanwhile.
      if (place.dataset["tex"] === tex) drawn(draw(place, tex, alone));
    },
    () => waiting.add(() => place.isConnected && drawFormula(place, tex, alone, drawn)),
  );
}

function fetchCode(): Promise<Code> {
  if (coming) return coming;
  const [script, style] = [meta("formula-script"), meta("formula-style")];
  const both = Promise.all([import(script) as Promise<Code>, dressPage(style)]);
  return (coming = both.then(
    ([found]) => (code = found),
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  ));
}

globalThis.addEventListener?.("online", () => {
  const due = [...waiting];
  waiting.clear();
  for (const again of due) again();
});
