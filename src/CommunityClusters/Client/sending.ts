import type { Outbox, Waiting } from "./outbox";

/** How an attempt to send ended. */
export type Outcome = "sent" | "refused" | "later";

/** Whose session the browser is in, and the token that its posts carry. */
interface Stamp {
  teacher: string | null;
  token: string;
}

/**
 * Sends what waits, oldest first, in its author's session only; one tab at a time does it. Stops at the first that has to
 * wait longer.
 * @returns whether nothing is left that could be sent later
 */
export function sendAll(outbox: Outbox, told: (waiting: Waiting, outcome: Outcome) => void): Promise<boolean> {
  return navigator.locks.request(turnOf(outbox.teacher), async () => {
    const waiting = (await outbox.all()).filter((w) => !w.refused);
    if (waiting.length === 0) return true;
    const stamp = await fetchStamp();
    if (stamp?.teacher !== outbox.teacher) return false;
    for (const one of waiting) {
      const outcome = await send(outbox, one, stamp.token);
      told(one, outcome);
      if (outcome === "later") return false;
    }
    return true;
  });
}

/** Waits until what is being sent now is there, or has to wait longer: a page that is fetched then knows of it. */
export function isThrough(teacher: string): Promise<void> {
  return navigator.locks.request(turnOf(teacher), () => undefined);
}

const turnOf = (teacher: string): string => `outbox-${teacher}`;

async function fetchStamp(): Promise<Stamp | undefined> {
  try {
    const response = await fetch("/waiting?handler=Stamp", { cache: "no-store" });
    return response.ok ? ((await response.json()) as Stamp) : undefined;
  } catch {
    return undefined;
  }
}

async function send(outbox: Outbox, waiting: Waiting, token: string): Promise<Outcome> {
  const body = new URLSearchParams(waiting.fields);
  body.set("__RequestVerificationToken", token);
  let response: Response;
  try {
    response = await fetch(waiting.action, { method: "POST", body, headers: { "X-Waits": "1" }, redirect: "manual" });
  } catch {
    return "later";
  }
  if (response.status === 204) {
    const made = response.headers.get("X-Made");
    if (made) [waiting.made, waiting.order] = [made, Number(response.headers.get("X-Number"))];
    await outbox.remove(waiting.number!);
    return "sent";
  }
  if (isFinal(response.status)) {
    let said = String(response.status);
    if (response.headers.get("Content-Type")?.startsWith("text/plain")) {
      // Where the line breaks in the middle of the reason, it is asked for again.
      try {
        said = await response.text();
      } catch {
        return "later";
      }
    }
    // Who is told of the outcome says why.
    waiting.refused = said;
    await outbox.refuse(waiting, said);
    return "refused";
  }
  return "later";
}

/** Not mine, not there, not well formed: sending it again would change nothing. Anything else may pass. */
export function isFinal(status: number): boolean {
  return [400, 403, 404, 413, 422].includes(status);
}
