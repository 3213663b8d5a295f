import { mention, mentionsOf } from "../../../Client/files/address";
import { type Scaled, scaled } from "../../../Client/files/scale";
import { picturesIn } from "../../../Client/brought/blocks";
import type * as Editor from "../../../Client/editor";
import type { WordFile } from "../../../Client/word";
import type { WrittenSection } from "../brought-content";
import type { BroughtPicture } from "../keep-brought";

/** A picture that is ready to go with a plan. */
export interface Picture extends BroughtPicture {
  readonly width: number;
  readonly height: number;
}

/** The most pages that are photographed at a time. */
export const mostPhotos = 30;

/** A picture as it is sent; none where this browser cannot draw it. */
export async function pictureOf(file: File): Promise<Picture | undefined> {
  const made: Scaled | undefined = await scaled(file);
  return made && { id: crypto.randomUUID(), name: file.name, ...made };
}

/** A plan that was written in Word, and how many of its pictures could not be taken. */
export interface WordPlan {
  readonly topic: string;
  readonly sections: readonly WrittenSection[];
  readonly pictures: Picture[];
  readonly left: number;
}

/** The plan in a file of Word's. */
export async function planOf(word: WordFile, fileName: string, nameOfPicture: string, code: Pick<typeof Editor, "planOf" | "textOf">): Promise<WordPlan> {
  const taken = new Map<string, Picture>();
  for (const [source, file] of word.pictures) {
    const picture = await pictureOf(file);
    if (picture) taken.set(source, picture);
  }
  const { topic, sections } = code.planOf(word.blocks, fileName);
  const say = (source: string, words: string): string => {
    const picture = taken.get(source);
    return picture ? mention(picture, words || nameOfPicture) : "";
  };
  return {
    topic,
    sections: sections.map((section) => ({ kind: section.kind, name: section.name, minutes: section.minutes, text: code.textOf(section, say) })),
    pictures: [...taken.values()],
    left: picturesIn(word.blocks).filter(({ source }) => !taken.has(source)).length,
  };
}

/** A text whose pictures are left out; what is said of them stays. */
export function withoutPictures(text: string, pictures: readonly Picture[]): string {
  return pictures.reduce((left, { id }) => mentionsOf(left, id).reverse().reduce((now, { from, to, words }) => now.slice(0, from) + words + now.slice(to), left), text);
}

/** The one section of a plan on paper: its pages in their order. */
export function pagesAsSection(pages: readonly Picture[], name: string, wordsOf: (page: number) => string): WrittenSection {
  return { kind: "other", name, minutes: 0, text: pages.map((page, at) => mention(page, wordsOf(at + 1))).join("\n\n") };
}
