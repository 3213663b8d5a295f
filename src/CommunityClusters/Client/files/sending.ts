import type { WaitingFile } from "./store";
import type { Surroundings } from "../documents/surroundings";

/** How an attempt to send a file ended: it is there; it was thrown away on another phone and is to be forgotten here; it is refused for good, with the server's sentence; or it is to be tried later, and where the document is closed to this teacher, or not there yet, not soon. */
export type Outcome = { is: "there" } | { is: "let go" } | { is: "refused"; sentence: string } | { is: "later"; isClosed?: boolean };

/** What the server says of a file. */
interface Arrival {
  readonly arrived: number;
  readonly isWhole: boolean;
  readonly isLetGo?: boolean;
}

/** Small enough to arrive between two breaks of a weak line. */
export const partSize = 96 * 1024;
/** How long an answer is waited for, in milliseconds, before the line counts as broken. */
const patience = 60_000;

/**
 * Sends a file in parts. The server says how far it has got, so after a break it goes on there, on whichever page and however much later.
 * @param told is told how much of it is on the server's disk
 */
export async function sendFile(around: Surroundings, teacher: string, file: WaitingFile, told: (arrived: number) => void): Promise<Outcome> {
  const place = `/documents/${file.document}/files/${file.id}`;
  const about = new URLSearchParams({ name: file.name, length: `${file.bytes.length}`, sha256: file.sha256 });
  let answer = await post(`${place}?${about}`, new Uint8Array());
  for (let before = -1; ; ) {
    if ("is" in answer) return answer;
    if (answer.isLetGo) return { is: "let go" };
    told(answer.arrived);
    if (answer.isWhole) return { is: "there" };
    // A server that gets no farther has trouble of its own.
    if (answer.arrived <= before) return { is: "later" };
    before = answer.arrived;
    answer = await post(`${place}/parts?offset=${before}`, file.bytes.slice(before, before + partSize));
  }

  async function post(path: string, body: Uint8Array<ArrayBuffer>): Promise<Outcome | Arrival> {
    const broken = new AbortController();
    const callOff = around.after(patience, () => broken.abort());
    try {
      const response = await around.fetch(path, {
        method: "POST",
        body,
        // A request is in whichever session the browser is in now, and that may be another teacher's.
        headers: { "Content-Type": "application/octet-stream", "X-Requested-With": "clusters", "X-Teacher": teacher },
        redirect: "error",
        signal: broken.signal,
      });
      if (response.status === 200) return (await response.json()) as Arrival;
      if (response.status === 422) return { is: "refused", sentence: await response.text() };
      if (response.status === 403 || response.status === 404) return { is: "later", isClosed: true };
    } catch {
      // The line broke; how far it got the server says next time.
    } finally {
      callOff();
    }
    return { is: "later" };
  }
}
