import { mostBytes } from "./queue";
import { answerOf, soon, type Answer } from "./server";
import type { Surroundings } from "./surroundings";

/**
 * Gives the server what is too large for the line, in parts. Each may arrive twice, so that after a break it is simply sent again.
 * @param upload under which the server puts the parts together
 */
export async function pushInParts(around: Surroundings, teacher: string, id: string, upload: string, update: Uint8Array): Promise<Answer> {
  const count = Math.ceil(update.length / mostBytes);
  for (let part = 0; part < count; part++) {
    const answer = await pushPart(part);
    if (answer !== "taken") return answer;
  }
  return "later";

  async function pushPart(part: number): Promise<Answer | "taken"> {
    try {
      const response = await soon(around, around.fetch(`/documents/${id}/parts?upload=${upload}&part=${part}&of=${count}`, {
        method: "POST",
        body: update.slice(part * mostBytes, (part + 1) * mostBytes),
        // Unlike the line, a request is in whichever session the browser is in now.
        headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": teacher },
        redirect: "error",
      }));
      if (response.status === 202) return "taken";
      if (response.status === 200) return answerOf(await response.json());
      if (response.status === 404) return { refused: "unknown" };
      if (response.status === 403) return { refused: "read" };
      return "later";
    } catch {
      return "later";
    }
  }
}
