import { records } from "./known";

/** What stands before a value on the line, as in `Realtime/Protocol/FrameWriter.cs`. */
const tag = { nothing: 0, no: 1, yes: 2, number: 3, bytes: 4, id: 5, text: 6, json: 7, list: 8, record: 9 } as const;
const idLike = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes what a frame holds. */
export class FrameWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.bytes([value]);
  }

  bytes(more: ArrayLike<number>): void {
    const length = this.#length + more.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.written);
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.#length);
    this.#length = length;
  }

  number(value: number): void {
    for (; value > 127; value = Math.floor(value / 128)) this.byte((value % 128) | 128);
    this.byte(value);
  }

  text(value: string): void {
    this.#counted(new TextEncoder().encode(value));
  }

  value(value: unknown): void {
    if (value === null || value === undefined) this.byte(tag.nothing);
    else if (typeof value === "boolean") this.byte(value ? tag.yes : tag.no);
    else if (Number.isSafeInteger(value) && (value as number) >= 0) {
      this.byte(tag.number);
      this.number(value as number);
    } else if (value instanceof Uint8Array) {
      this.byte(tag.bytes);
      this.#counted(value);
    } else if (typeof value === "string") this.#string(value);
    else if (Array.isArray(value)) {
      this.byte(tag.list);
      this.list(value);
    } else {
      this.byte(tag.json);
      this.text(JSON.stringify(value));
    }
  }

  list(values: readonly unknown[]): void {
    this.number(values.length);
    for (const value of values) this.value(value);
  }

  #counted(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.bytes(bytes);
  }

  #string(value: string): void {
    if (idLike.test(value)) {
      this.byte(tag.id);
      this.bytes(value.replaceAll("-", "").match(/../g)!.map((pair) => parseInt(pair, 16)));
      return;
    }
    this.byte(tag.text);
    this.text(value);
  }
}

/** Reads what a frame holds. */
export class FrameReader {
  #at = 0;

  constructor(readonly frame: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at >= this.frame.length;
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    const from = this.#at;
    this.#at += count;
    if (this.#at > this.frame.length) throw new Error("malformed");
    // A copy: what is kept of a message does not keep all of it.
    return this.frame.slice(from, this.#at);
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  number(): number {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      number += (byte & 127) * factor;
      if (number > Number.MAX_SAFE_INTEGER) throw new Error("malformed");
      if (byte < 128) return number;
    }
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.number()));
  }

  list(): unknown[] {
    const count = this.number();
    if (count > this.frame.length) throw new Error("malformed");
    return Array.from({ length: count }, () => this.value());
  }

  value(): unknown {
    switch (this.byte()) {
      case tag.nothing: return null;
      case tag.no: return false;
      case tag.yes: return true;
      case tag.number: return this.number();
      case tag.bytes: return this.take(this.number());
      case tag.id: return Array.from(this.take(16), (byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
      case tag.text: return this.text();
      case tag.json: return JSON.parse(this.text());
      case tag.list: return this.list();
      case tag.record: return this.#record();
      default: throw new Error("malformed");
    }
  }

  // Parts that are newer than this page are nothing to it.
  #record(): unknown {
    const names = records[this.number()];
    const parts = this.list();
    return Object.fromEntries(names?.map((name, at) => [name, parts[at] ?? null]) ?? []);
  }
}
