import { find, framePath, keepPage } from "../../Client/kept";

/** Where a plan is to stand that is begun on this phone. */
export interface Place {
  readonly id: string;
  readonly cluster: string;
  /** The cluster's name. */
  readonly name: string;
  readonly topic: string;
}

export function pathOf({ cluster, id }: Pick<Place, "cluster" | "id">): string {
  return `/clusters/${cluster}/plans/${id}`;
}

/** Makes the plan's page on this phone, from the frame that it keeps, so that it opens without signal. @returns whether it did */
export async function makePage(teacher: string, place: Place): Promise<boolean> {
  const frame = await find(teacher, new URL(framePath, location.href));
  if (!frame) return false;
  const values: Record<string, string> = { "{plan}": place.id, "{cluster}": place.cluster, "{name}": escaped(place.name), "{topic}": escaped(place.topic) };
  const html = (await frame.text()).replace(/\{(?:plan|cluster|name|topic)\}/g, (key) => values[key]!).replace('data-frame="plan"', 'data-document="plan"');
  await keepPage(teacher, pathOf(place), html, { "X-Begun": "1" });
  return true;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
