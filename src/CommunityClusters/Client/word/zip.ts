import { Unreadable } from "./unreadable";

interface Entry {
  readonly method: number;
  readonly from: number;
  readonly length: number;
}

/** The most that is unpacked of one file, in bytes: what says that it is small may unfold to gigabytes. */
const mostUnpacked = 80 * 1024 * 1024;
const mostEntries = 10_000;
const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const fileSign = 0x04034b50;
const longestComment = 0xffff;

/** The files within a zip, by their names; each is unpacked when it is asked for, and all together no farther than is good for a phone. */
export class Zip {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #left: number;

  /** @throws {Unreadable} where it is none */
  constructor(bytes: Uint8Array<ArrayBuffer>, most = mostUnpacked) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = most;
    try {
      this.#list();
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("broken");
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @returns none where there is no such file @throws {Unreadable} */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const packed = this.#bytes.subarray(entry.from, entry.from + entry.length);
    if (entry.method === 0) return this.#count(packed.length) ?? packed;
    if (entry.method !== 8) throw new Unreadable("broken");
    return this.#inflated(packed);
  }

  async #inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts: Uint8Array[] = [];
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        this.#count(next.value.length);
        parts.push(next.value);
      }
    } catch (error) {
      void reader.cancel().catch(() => undefined);
      throw error instanceof Unreadable ? error : new Unreadable("broken");
    }
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #count(length: number): undefined {
    this.#left -= length;
    if (this.#left < 0) throw new Unreadable("large");
  }

  #list(): void {
    const view = this.#view;
    let end = view.byteLength - 22;
    const first = Math.max(0, end - longestComment);
    while (end >= first && view.getUint32(end, true) !== endSign) end--;
    if (end < first) throw new Unreadable("broken");
    const count = view.getUint16(end + 10, true);
    if (count > mostEntries) throw new Unreadable("broken");
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== entrySign) throw new Unreadable("broken");
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength));
      if (view.getUint16(at + 8, true) & 1) throw new Unreadable("locked");
      this.#entries.set(name, this.#entry(view.getUint32(at + 42, true), view.getUint16(at + 10, true), view.getUint32(at + 20, true)));
      at += 46 + nameLength + extraLength + commentLength;
    }
  }

  #entry(place: number, method: number, length: number): Entry {
    const view = this.#view;
    if (view.getUint32(place, true) !== fileSign) throw new Unreadable("broken");
    const from = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
    if (from + length > view.byteLength) throw new Unreadable("broken");
    return { method, from, length };
  }
}
