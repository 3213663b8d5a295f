import type * as Y from "yjs";
import type { OpenDocument } from "../../Client/documents/document";
import { icon, type Icon } from "../../Client/editor/icons";
import type { Say, Words } from "./say";
import type { Section } from "./sections";
import type { PlanRemarks } from "./Remarks/remarks";
import type { Kind } from "./shape";

export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** What a teacher chooses from, named in the reader's language. */
export interface Choices {
  readonly subjects: readonly Choice[];
  readonly grades: readonly Choice[];
  readonly languages: readonly Choice[];
}

/** What all parts of a plan's page have to do with. */
export interface PlanPage {
  readonly document: OpenDocument;
  readonly doc: Y.Doc;
  /** The teacher whose page it is. */
  readonly me: string;
  readonly words: Words;
  readonly choices: Choices;
  readonly say: Say;
  /** What is remarked on the plan; null where its page has none. */
  readonly remarks: PlanRemarks | null;
  /** Says to those who do not see it what just happened. */
  announce(words: string): void;
}

const pictures: Record<Kind, Icon> = {
  aims: "target",
  known: "sprout",
  misconceptions: "puzzle",
  introduction: "door-open",
  activity: "shapes",
  questions: "message-circle-question-mark",
  assessment: "clipboard-check",
  support: "life-buoy",
  challenge: "mountain",
  materials: "scissors",
  homework: "backpack",
  "watch-for": "eye",
  other: "sticky-note",
};

export function kindIcon(kind: Kind): SVGSVGElement {
  return icon(pictures[kind]);
}

/** What stands where nobody has written yet: the question of the plan's beginning, in the reader's language. */
export function hintOf({ prompt, kind }: Pick<Section, "prompt" | "kind">, say: Say): string {
  return say(prompt ? `plan.prompt.${prompt}.${kind}` : "plan.section.empty");
}

/** What a section is called: by its own name, or else by its kind's. */
export function nameOf(section: Pick<Section, "name" | "kind">, say: Say): string {
  return section.name || say(`plan.kind.${section.kind}`);
}
