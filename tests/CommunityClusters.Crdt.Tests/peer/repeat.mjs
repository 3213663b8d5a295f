import * as Y from 'yjs'
import { rootsOf } from './documents.mjs'

/** What Peers/OurEdits.cs has done in one transaction, done here. */
export function repeat (doc, deeds) {
  doc.transact(() => {
    for (const { type, does, at, what } of deeds) edit(reachable(doc)[type], does, at, what)
  })
}

function edit (type, does, at, what) {
  if (does === 'remove') type.delete(at)
  else if (does === 'delete') type.delete(at, what)
  else if (does === 'set') type.set(at, valueOf(what))
  else if (type instanceof Y.Text) type.insert(at, what)
  else insert(type, accepted => does === 'push' ? type.push(accepted) : type.insert(at, accepted), what.map(valueOf))
}

/** In a list yjs reads undefined and BigInt, but puts in neither. */
function insert (array, put, values) {
  const { store, clientID } = array.doc
  const first = Y.getState(store, clientID)
  const isRefused = value => value === undefined || typeof value === 'bigint'
  put(values.map(value => isRefused(value) ? null : value))
  values.forEach((value, i) => {
    if (!isRefused(value)) return
    const item = Y.getItem(store, Y.createID(clientID, first + i))
    item.content.arr[first + i - item.id.clock] = value
  })
}

function valueOf (spelt) {
  if (spelt === null || typeof spelt !== 'object') return spelt
  if (Array.isArray(spelt)) return spelt.map(valueOf)
  if (spelt.type) return new Y[spelt.type]()
  if (spelt.map) return Object.fromEntries(spelt.map.map(([key, value]) => [key, valueOf(value)]))
  if (spelt.number) return Number(spelt.number)
  if (spelt.big) return BigInt(spelt.big)
  return spelt.undefined ? undefined : new Uint8Array(Buffer.from(spelt.bytes, 'base64'))
}

/** In the order of OurEdits.Reachable. */
function reachable (doc) {
  const found = []
  const visit = type => {
    if (![Y.Text, Y.Map, Y.Array].includes(type?.constructor)) return
    found.push(type)
    if (type instanceof Y.Map) [...type.keys()].sort().forEach(key => visit(type.get(key)))
    else if (type instanceof Y.Array) type.forEach(visit)
  }
  rootsOf(doc).forEach(visit)
  return found
}
