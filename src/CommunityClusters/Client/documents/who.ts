import { soon } from "./server";
import type { Surroundings } from "./surroundings";

/** Whose session the browser is in: null where nobody is signed in, undefined where nobody can tell, as without signal. */
export async function whoReads(around: Surroundings): Promise<string | null | undefined> {
  try {
    const response = await soon(around, around.fetch("/waiting?handler=Stamp", { cache: "no-store" }));
    if (!response.ok) return undefined;
    const { teacher } = (await response.json()) as { teacher?: unknown };
    return typeof teacher === "string" ? teacher : null;
  } catch {
    return undefined;
  }
}
