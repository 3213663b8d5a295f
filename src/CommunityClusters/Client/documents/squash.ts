import * as Y from "yjs";

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded["structs"][number];

/**
 * Several updates as one. Letters typed one after the other become one piece: `Y.mergeUpdates` alone repeats for each letter where it
 * stands, which on costly data is several times the text itself.
 */
export function squash(updates: readonly Uint8Array[]): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]));
  const joined: Struct[] = [];
  for (const struct of structs) {
    const last = joined.at(-1);
    if (!last || !continues(last, struct)) joined.push(struct);
  }
  return encode(joined, ds);
}

/** The update's deletions alone, which a full document still takes; none where it deletes nothing. */
export function deletionsOf(updates: readonly Uint8Array[]): Uint8Array | undefined {
  const { ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]));
  return ds.clients.size > 0 ? encode([], ds) : undefined;
}

/** Whether it adds something; a deletion may repeat another's. */
export function adds(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.length > 0;
}

/** Whether it says nothing at all. */
export function isNothing(update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.length === 0 && ds.clients.size === 0;
}

/** Whether these bytes are an update. */
export function isUpdate(bytes: unknown): bytes is Uint8Array {
  try {
    Y.decodeUpdate(bytes as Uint8Array);
    return true;
  } catch {
    return false;
  }
}

/** What a document knows, also what waits in it for what it stands on: that has not to come again. */
export function vectorOf(doc: Y.Doc): Uint8Array {
  return doc.store.pendingStructs ? Y.encodeStateVectorFromUpdate(Y.encodeStateAsUpdate(doc)) : Y.encodeStateVector(doc);
}

/** Takes text that was typed right behind into the piece before it. */
function continues(last: Struct, next: Struct): boolean {
  if (!(last instanceof Y.Item && next instanceof Y.Item)) return false;
  if (!(last.content instanceof Y.ContentString && next.content instanceof Y.ContentString)) return false;
  const follows = last.id.client === next.id.client && last.id.clock + last.length === next.id.clock;
  if (!follows || !Y.compareIDs(next.origin, last.lastId) || !Y.compareIDs(last.rightOrigin, next.rightOrigin)) return false;
  last.content.mergeWith(next.content);
  last.length += next.length;
  return true;
}

function encode(structs: readonly Struct[], ds: Decoded["ds"]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // In this encoding a client, like every number, is a varint.
  const write = (number: number): void => encoder.writeClient(number);
  const clients = new Map<number, Struct[]>();
  for (const struct of structs) {
    const own = clients.get(struct.id.client);
    if (own) own.push(struct);
    else clients.set(struct.id.client, [struct]);
  }
  write(clients.size);
  for (const [client, own] of clients) {
    write(own.length);
    write(client);
    write(own[0]!.id.clock);
    for (const struct of own) struct.write(encoder, 0);
  }
  write(ds.clients.size);
  for (const [client, items] of ds.clients) {
    write(client);
    write(items.length);
    for (const item of items) {
      write(item.clock);
      write(item.len);
    }
  }
  return encoder.toUint8Array();
}
