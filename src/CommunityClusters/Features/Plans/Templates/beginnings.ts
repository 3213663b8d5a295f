import type { Kind } from "../shape";
import kinds from "./beginnings.json";

/** How a plan may begin that is no copy of another, by code: the kinds of its sections. */
const beginnings = kinds as Readonly<Record<string, readonly Kind[]>>;
const plain = "plain";

/** A section that a plan begins with. */
export interface FirstSection {
  readonly kind: Kind;
  readonly name?: string;
  readonly minutes?: number | null;
  /** The beginning whose prompt it has. */
  readonly prompt?: string;
  /** Markdown. */
  readonly text?: string;
}

/** The sections of a beginning, without words; none where this program does not know it. */
export function sectionsOfBeginning(code: string): readonly FirstSection[] | undefined {
  if (!Object.hasOwn(beginnings, code)) return undefined;
  return beginnings[code]!.map((kind) => (code === plain ? { kind } : { kind, prompt: code }));
}

/** The prompt of a section: of what was written, only what this program knows. */
export function readPrompt(code: unknown, kind: Kind): string {
  return typeof code === "string" && code !== plain && Object.hasOwn(beginnings, code) && beginnings[code]!.includes(kind) ? code : "";
}
