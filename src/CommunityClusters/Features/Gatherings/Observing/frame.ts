import { find, keepPage } from "../../../Client/kept";

/** The page of an observation that nobody has begun yet; kept for those that are begun here. */
export const observationFrame = "/observations/frame";

/** The lesson of an observation that is begun on this phone. */
export interface Lesson {
  readonly cluster: string;
  readonly gathering: string;
  /** The lesson's id. */
  readonly slot: string;
  readonly topic: string;
  /** Its hour and room. */
  readonly where: string;
  readonly title: string;
  /** The instant at which the programme has it. */
  readonly beginsAt: string;
  readonly minutes: string;
}

export function pathOf({ cluster, gathering }: Pick<Lesson, "cluster" | "gathering">, id: string): string {
  return `/clusters/${cluster}/gatherings/${gathering}/observations/${id}`;
}

/** Makes the observation's page on this phone, from the frame that it keeps, so that it opens without signal. @returns whether it did */
export async function makePage(teacher: string, id: string, lesson: Lesson): Promise<boolean> {
  const frame = await find(teacher, new URL(observationFrame, location.href));
  if (!frame) return false;
  const { cluster, gathering, slot, topic, where, title, beginsAt, minutes } = lesson;
  const values: Record<string, string> = {
    "{observation}": id, "{cluster}": cluster, "{gathering}": gathering, "{lesson}": slot, "{topic}": escaped(topic), "{where}": escaped(where), "{title}": escaped(title),
    "{about}": JSON.stringify({ begins: Number(beginsAt) || null, minutes: Number(minutes) || null }),
  };
  const html = (await frame.text()).replace(/\{(?:observation|cluster|gathering|lesson|topic|where|title|about)\}/g, (key) => values[key]!).replace('data-frame="observation"', 'data-document="observation"');
  await keepPage(teacher, pathOf(lesson, id), html, { "X-Begun": "1" });
  return true;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
