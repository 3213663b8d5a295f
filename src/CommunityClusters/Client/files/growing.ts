import type { Surroundings } from "../documents/surroundings";
import { sealed } from "./sealed";
import type { WaitingFile } from "./store";

type Bytes = WaitingFile["bytes"];

/** A file that is being made on this page. */
export interface Growing {
  readonly id: string;
  /** Keeps what there is of it by now. @throws where the phone has no room for it; what was kept before is still there */
  keep(bytes: Bytes): Promise<void>;
  /** All of it is there, and it is sent. @returns it as it is kept: where the phone has no room, what there was before; none where nothing was */
  end(bytes: Bytes): Promise<WaitingFile | undefined>;
}

interface Disk {
  keep(file: WaitingFile): Promise<void>;
  drop(): Promise<void>;
  send(): void;
}

/** Held by the page that makes a file, for as long as it does. */
export const lockOf = (id: string): string => `growing-${id}`;

export async function growing(about: Omit<WaitingFile, "sha256" | "bytes">, around: Pick<Surroundings, "alone">, disk: Disk): Promise<Growing> {
  let free: () => void = () => undefined;
  const made = new Promise<void>((done) => (free = done));
  await new Promise<void>((held) => {
    void around.alone(lockOf(about.id), () => {
      held();
      return made;
    });
  });
  let before: Bytes | undefined;

  async function seal(bytes: Bytes): Promise<WaitingFile> {
    const all = await sealed({ ...about, bytes });
    await disk.keep(all);
    disk.send();
    return all;
  }

  return {
    id: about.id,
    async keep(bytes) {
      await disk.keep({ ...about, bytes, sha256: "", growing: true });
      before = bytes;
    },
    async end(bytes) {
      try {
        if (bytes.length > 0) return await seal(bytes);
        await disk.drop();
        return undefined;
      } catch {
        // What no page can put right now the next one does.
        return before && (await seal(before).catch(() => ({ ...about, bytes: before!, sha256: "" })));
      } finally {
        free();
      }
    },
  };
}
