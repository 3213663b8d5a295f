import * as Y from 'yjs'
import { canonical } from './canonical.mjs'

/**
 * How two encoded states differ: 'equal', 'cut' (the same units, cut into structs elsewhere), 'kept' (they differ in deleted
 * units only: one holds what the other has thrown away, as an undo manager makes its document do) or the first unit that differs.
 */
export function compareStates (one, other) {
  if (Buffer.compare(one, other) === 0) return 'equal'
  const a = unitsOf(one)
  const b = unitsOf(other)
  const deletes = [deletesOf(one), deletesOf(other)]
  if (deletes[0] !== deletes[1]) return `deletes differ: ${deletes[0]} / ${deletes[1]}`
  const deleted = idsDeletedBy(one)
  let kept = false
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [left, right] = [a.get(id), b.get(id)]
    if (left === right) continue
    if (left === undefined || right === undefined) return `${id}: ${left} / ${right}`
    if (!isGone(left) && !isGone(right) && !deleted.has(id)) return `${id}: ${left} / ${right}`
    kept = true
  }
  return kept ? 'kept' : 'cut'
}

const isGone = unit => unit === 'gc' || unit.startsWith('deleted')

function unitsOf (update) {
  const units = new Map()
  for (const struct of Y.decodeUpdate(update).structs) {
    for (let i = 0; i < struct.length; i++) units.set(`${struct.id.client}:${struct.id.clock + i}`, unit(struct, i))
  }
  return units
}

function unit (struct, i) {
  if (struct.constructor.name.startsWith('GC')) return 'gc'
  if (struct.constructor.name.startsWith('Skip')) return 'skip'
  const origin = i > 0 ? { client: struct.id.client, clock: struct.id.clock + i - 1 } : struct.origin
  const parent = i > 0 || struct.origin || struct.rightOrigin ? '' : ` in ${idOf(struct.parent)} ${struct.parentSub}`
  return `${contentOf(struct.content, i)} after ${idOf(origin)} before ${idOf(struct.rightOrigin)}${parent}`
}

const idOf = id => id == null || typeof id === 'string' ? `${id}` : `${id.client}:${id.clock}`

function contentOf (content, i) {
  const name = content.constructor.name
  if (content.getRef() === 1) return 'deleted'
  if (content.str !== undefined) return `${name} ${content.str.charCodeAt(i)}`
  if (content.arr !== undefined) return `${name} ${typeof content.arr[i]} ${canonical(content.arr[i])}`
  if (content.type !== undefined) return `${name} ${content.type.constructor.name} ${content.type.nodeName ?? content.type.hookName}`
  if (content.doc !== undefined) return `${name} ${content.doc.guid} ${canonical(content.opts)}`
  return `${name} ${content.key} ${canonical(content.value ?? content.embed ?? content.content)}`
}

const deletesOf = update => [...Y.decodeUpdate(update).ds.clients].sort(([a], [b]) => a - b)
  .map(([client, ranges]) => `${client}:${joined(ranges).map(r => `${r.clock}+${r.len}`)}`).join(' ')

function joined (ranges) {
  const result = []
  for (const { clock, len } of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = result.at(-1)
    if (last && last.clock + last.len >= clock) last.len = Math.max(last.len, clock + len - last.clock)
    else result.push({ clock, len })
  }
  return result
}

const idsDeletedBy = update => new Set([...Y.decodeUpdate(update).ds.clients]
  .flatMap(([client, ranges]) => ranges.flatMap(r => Array.from({ length: r.len }, (_, i) => `${client}:${r.clock + i}`))))

/** For a failure's message. */
export const described = update => [...unitsOf(update)].map(([id, unit]) => `${id} ${unit}`).join('\n') + '\n' + deletesOf(update)
