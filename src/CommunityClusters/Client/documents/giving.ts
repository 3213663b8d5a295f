import type { DocumentLine } from "./document";
import { pushInParts } from "./parts";
import { mostBytes, type Parcel, type Queue } from "./queue";
import { push, type Answer } from "./server";
import { deletionsOf } from "./squash";
import type { Surroundings } from "./surroundings";

/** Words on their way to the server. */
export type Words = Pick<Parcel, "update" | "changes" | "upload">;

/** To whom and from where words are given. */
export interface Given {
  readonly id: string;
  readonly teacher: string;
  readonly line: DocumentLine;
  readonly around: Surroundings;
  readonly queue: Queue;
}

/** Gives words to the server, by the line or in parts. Where the document is full, makes room first if they take something away. */
export async function give(to: Given, words: Words): Promise<Answer> {
  const answer = await pass(to, words);
  if (!isRefused(answer, "full")) return answer;
  // What takes away goes first, wherever in the queue it stands.
  const waiting = await to.queue.seal().catch((): Parcel[] => []);
  const update = deletionsOf([words.update, ...waiting.map((parcel) => parcel.update)]);
  const room = update && (await pass(to, { update, changes: 0 }));
  return room && room !== "later" && "sequence" in room ? pass(to, words) : answer;
}

async function pass({ line, id, around, teacher }: Given, { update, upload }: Words): Promise<Answer> {
  const inParts = () => pushInParts(around, teacher, id, upload ?? crypto.randomUUID(), update);
  if (upload || update.length > mostBytes) return inParts();
  const answer = await push(line, around, id, update);
  return isRefused(answer, "large") ? inParts() : answer;
}

function isRefused(answer: Answer, why: string): boolean {
  return answer !== "later" && "refused" in answer && answer.refused === why;
}
