/** What a message of presence says of somebody. */
export interface Presented {
  readonly id: number;
  /** Whether they show themselves. Of who does not, and was never seen, `y-protocols` tells nothing. */
  readonly isShown: boolean;
}

/** Whom a message of presence is about. @throws where it makes no sense */
export function presentedIn(message: Uint8Array): Presented[] {
  let at = 0;
  const next = (): number => {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      if (byte === undefined || factor > 2 ** 49) throw new Error("malformed");
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  };
  const all: Presented[] = [];
  for (let left = next(); left > 0; left--) {
    const id = next();
    next();
    const length = next();
    // The n of null; what is shown is an object.
    all.push({ id, isShown: message[at] !== 110 });
    at += length;
    if (at > message.length) throw new Error("malformed");
  }
  return all;
}
