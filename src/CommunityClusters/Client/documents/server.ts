import type { DocumentLine, Refusal } from "./document";
import { isUpdate } from "./squash";
import type { Surroundings } from "./surroundings";

// As long as a push of the largest size takes where there is hardly any signal.
const longest = 120_000;

/** What the server says to the opening of a document. Where there is a rest it goes on from there, in {@link missingPart}. */
export type ServerCopy =
  | { known: false }
  | { known: true; mayWrite: boolean; sequence: number; updates: Uint8Array[]; rest: string | undefined; isWhole: boolean; teacher: string | undefined };

/**
 * What the server says to words. `later`: nothing certain; they are sent again. The number is theirs only where they were new to the
 * server, else it says how far the log is now; a server may say which. Whoever is signed out is refused what may be theirs.
 */
export type Answer = { sequence: number; isNew?: boolean } | { refused: Refusal; isSignedOut?: true } | "later";

const refusals: readonly string[] = ["unknown", "read", "malformed", "foreign", "full", "large"] satisfies Refusal[];

/**
 * Opens a document.
 * @param sequence the number up to which this tab lacks nothing
 * @throws where the line is lost, or the answer makes no sense
 */
export async function openOnServer(line: DocumentLine, around: Surroundings, id: string, sequence: number, stateVector: Uint8Array): Promise<ServerCopy> {
  const said = await soon(around, line.invoke<Record<string, unknown> | null>("OpenDocument", id, sequence, stateVector));
  if (said?.["known"] === false) return { known: false };
  const number = numberOf(said?.["sequence"]);
  const texts = said?.["updates"];
  if (said?.["known"] !== true || number === undefined || !Array.isArray(texts)) throw new Error("no answer");
  const updates = texts.map(updateOf).filter((update) => update !== undefined);
  const teacher = (said["you"] as { id?: unknown } | undefined)?.id;
  return {
    known: true,
    mayWrite: said["mayWrite"] === true,
    sequence: number,
    updates,
    rest: restOf(said["rest"]),
    isWhole: updates.length === texts.length,
    teacher: typeof teacher === "string" ? teacher : undefined,
  };
}

/**
 * Fetches some of what did not come with the opening. Others may write meanwhile.
 * @param stateVector as it was told with the opening
 * @throws where it does not come
 */
export async function missingPart(around: Surroundings, teacher: string, id: string, stateVector: Uint8Array, from: string): Promise<{ update: Uint8Array; rest: string | undefined }> {
  const response = await soon(around, around.fetch(`/documents/${id}/missing/parts?from=${encodeURIComponent(from)}`, {
    method: "POST",
    body: stateVector.slice(),
    // Unlike the line, a request is in whichever session the browser is in now.
    headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": teacher },
    redirect: "error",
  }));
  const update = response.status === 200 ? updateOf(new Uint8Array(await soon(around, response.arrayBuffer()))) : undefined;
  if (!update) throw new Error(`answered ${response.status}`);
  return { update, rest: restOf(response.headers.get("X-Rest")) };
}

/** Gives words to the server over the line. */
export async function push(line: DocumentLine, around: Surroundings, id: string, update: Uint8Array): Promise<Answer> {
  try {
    return answerOf(await soon(around, line.invoke<unknown>("PushUpdate", id, update)));
  } catch {
    return "later";
  }
}

/** Waits for an answer, but not for ever: other tabs wait meanwhile. */
export async function soon<T>(around: Surroundings, answer: Promise<T>): Promise<T> {
  let callOff = (): void => undefined;
  const never = new Promise<never>((_, fail) => (callOff = around.after(longest, () => fail(new Error("no answer")))));
  return Promise.race([answer, never]).finally(() => callOff());
}

/** What an acknowledgement or a refusal says, however it came. */
export function answerOf(said: unknown): Answer {
  const { sequence, isNew, refused } = (said ?? {}) as { sequence?: unknown; isNew?: unknown; refused?: unknown };
  // Too soon after others: it waits, and goes with what is written meanwhile.
  if (refused === "busy") return "later";
  // A refusal of which this page has not heard is one all the same, and would only be repeated.
  if (typeof refused === "string") return { refused: refusals.includes(refused) ? (refused as Refusal) : "malformed" };
  const number = numberOf(sequence);
  if (number === undefined) return "later";
  return typeof isNew === "boolean" ? { sequence: number, isNew } : { sequence: number };
}

/** An update as it came over the line; none where it makes no sense. */
export function updateOf(said: unknown): Uint8Array | undefined {
  return said instanceof Uint8Array && isUpdate(said) ? said : undefined;
}

/** A number in the server's log. */
export function numberOf(said: unknown): number | undefined {
  return Number.isSafeInteger(said) && (said as number) >= 0 ? (said as number) : undefined;
}

function restOf(said: unknown): string | undefined {
  return typeof said === "string" ? said : undefined;
}
