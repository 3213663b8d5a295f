/** Whom a message of presence is about: also those who are here and do not show themselves, of whom `y-protocols` tells nothing. */
export function idsIn(message: Uint8Array): number[] {
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
  const ids: number[] = [];
  for (let left = next(); left > 0; left--) {
    ids.push(next());
    next();
    at += next();
    if (at > message.length) throw new Error("malformed");
  }
  return ids;
}
