import { answerOf, soon, type Answer } from "./server";
import type { Surroundings } from "./surroundings";

/** The most in one part: no more than that is given again after a break. */
export const mostInPart = 64 * 1024;
/** The most parts that the server takes: those of a whole document, and of what its bytes grow by on the way. */
export const mostParts = 88;

/** How many parts the server has, of what was begun under these names and not ended. */
const begun = new Map<string, number>();

/**
 * Gives the server what is too large for the line, in parts. Each may arrive twice; after a break it goes on with the one that did not.
 * @param upload under which the server puts the parts together: the same bytes whenever it is the same
 */
export async function pushInParts(around: Surroundings, teacher: string, id: string, upload: string, update: Uint8Array): Promise<Answer> {
  const count = Math.ceil(update.length / mostInPart);
  if (count > mostParts) return { refused: "full" };
  for (let part = begun.get(upload) ?? 0; part < count; part++) {
    const answer = await pushPart(part);
    if (answer === "lost") return "later";
    if (answer === "taken") begun.set(upload, part + 1);
    else begun.delete(upload);
    if (answer !== "taken") return answer;
  }
  // It has the last part and asks for more: it has forgotten some.
  begun.delete(upload);
  return "later";

  async function pushPart(part: number): Promise<Answer | "taken" | "lost"> {
    try {
      const response = await soon(around, around.fetch(`/documents/${id}/parts?upload=${upload}&part=${part}&of=${count}`, {
        method: "POST",
        body: update.slice(part * mostInPart, (part + 1) * mostInPart),
        // Unlike the line, a request is in whichever session the browser is in now.
        headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": teacher },
        redirect: "error",
      }));
      if (response.status === 202) return "taken";
      if (response.status === 200) return answerOf(await response.json());
      // Whoever signs in opens the document anew.
      if (response.status === 401) return { refused: "unknown", isSignedOut: true };
      if (response.status === 404) return { refused: "unknown" };
      if (response.status === 403) return { refused: "read" };
      if (response.status === 400 || response.status === 413) return { refused: "full" };
      return "lost";
    } catch {
      return "lost";
    }
  }
}
