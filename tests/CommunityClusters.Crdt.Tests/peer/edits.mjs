import * as Y from 'yjs'
import { rootsOf } from './documents.mjs'

/** mulberry32: the same seed makes the same session on every machine. */
export function chance (seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6D2B79F5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = n => Math.floor(next() * n)
  return { below, of: list => list[below(list.length)], once: n => below(n) === 0 }
}

const letters = ['a', 'bc', 'def ', '\n', 'ß', 'é', '漢字', '😀', '👩‍👩‍👧', 'x😀y', '𝒳𝒴', '\u0000', 'long enough to be cut at several places']

const scalars = [
  null, true, false, 0, -0, 1, -1, 63, 64, -64, 127, 128, 8191, 8192, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53) + 1, 2 ** 53, 1e21,
  0.5, -0.25, 0.1, -1e-300, 1.7976931348623157e308, 5e-324, NaN, Infinity, -Infinity, '', 'text', '😀', 'a"\\\n\u2028'
]

const keys = ['', 'k', 'key', 'ключ', '😀', 'other', 'last']

function any (random, depth) {
  const kind = random.below(depth > 2 ? 8 : 12)
  if (kind < 8) return random.of(scalars)
  if (kind === 8) return random.of([0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), undefined, new Uint8Array([1, 2, 255]), new Uint8Array(0)])
  if (kind === 9) return Array.from({ length: random.below(4) }, () => any(random, depth + 1))
  return Object.fromEntries(keys.filter(() => random.once(3)).map(key => [key, any(random, depth + 1)]))
}

const plain = (random, list) => {
  const value = any(random, 0)
  return list && (value === undefined || typeof value === 'bigint') ? null : value
}

function value (random, may, list) {
  switch (random.below(12)) {
    case 0: return new Uint8Array(Array.from({ length: random.below(5) }, () => random.below(256)))
    case 1: return new Y.Text(random.once(2) ? random.of(letters) : undefined)
    case 2: return new Y.Map(random.once(2) ? [['k', plain(random)]] : [])
    case 3: return Y.Array.from(random.once(2) ? [plain(random, true), plain(random, true)] : [])
    case 4: return may.subdocs ? new Y.Doc({ guid: `g${random.below(1e6)}`, meta: random.once(3) ? { a: 1 } : null, autoLoad: random.once(4) }) : null
    case 5: return may.xml ? random.of([element, () => new Y.XmlText(random.of(letters)), () => new Y.XmlFragment(), hook])(random) : true
    default: return plain(random, list)
  }
}

const hook = random => new Y.XmlHook(random.of(['hook', 'ünser']))

function element (random) {
  const made = new Y.XmlElement(random.of(['P', 'div', 'ÄB']))
  if (random.once(2)) made.setAttribute(random.of(keys.slice(1)), random.of(['v', 'w']))
  return made
}

/** Every type that can be reached from the roots. */
function reachable (doc) {
  const found = []
  const visit = type => {
    if (!(type instanceof Y.AbstractType)) return
    found.push(type)
    if (type instanceof Y.Map) type.forEach(visit)
    else if (type instanceof Y.Array) type.forEach(visit)
    else if (type instanceof Y.XmlFragment) type.toArray().forEach(visit)
  }
  rootsOf(doc).forEach(visit)
  return found
}

function editText (text, random, may) {
  const length = text.length
  const at = random.below(length + 1)
  switch (random.below(may.format ? 10 : 7)) {
    case 0: case 1: case 2: case 3: return text.insert(at, random.of(letters))
    case 4: case 5: return length > 0 && text.delete(Math.min(at, length - 1), Math.min(1 + random.below(6), length - Math.min(at, length - 1)))
    case 6: return text.insertEmbed(at, random.once(3) ? new Y.Map([['e', 1]]) : { image: random.below(9) }, may.format && random.once(2) ? format(random) : undefined)
    case 7: return text.insert(at, random.of(letters), format(random))
    default: return length > 0 && formatWhole(text, Math.min(at, length - 1), 1 + random.below(8), format(random))
  }
}

/**
 * Never from or to the middle of a pair: yjs then cuts the pair on the spot, and where the format is there already it tells nobody, so
 * that two yjs documents part for good.
 */
function formatWhole (text, from, length, attributes) {
  const units = unitsOf(text)
  const isInPair = i => i < units.length && isHigh(units[i - 1]) && !isHigh(units[i]) && units[i] >= 0xD800 && units[i] <= 0xDFFF
  const start = isInPair(from) ? from - 1 : from
  const end = Math.min(from + length, units.length)
  text.format(start, (isInPair(end) ? end + 1 : end) - start, attributes)
}

const isHigh = unit => unit >= 0xD800 && unit <= 0xDBFF

function unitsOf (text) {
  const units = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let i = 0; i < item.length; i++) units.push(item.content.str?.charCodeAt(i) ?? 0)
  }
  return units
}

const format = random => random.of([{ bold: true }, { bold: null }, { em: { level: 1 } }, { em: null }, { link: { href: 'x', a: 1 }, bold: null }])

function editMap (map, random, may) {
  const key = random.of(keys)
  if (random.once(4)) map.delete(key)
  else map.set(key, value(random, may))
}

function editArray (array, random, may) {
  const length = array.length
  if (length > 0 && random.once(3)) {
    const at = random.below(length)
    return array.delete(at, Math.min(1 + random.below(3), length - at))
  }
  array.insert(random.below(length + 1), Array.from({ length: 1 + random.below(3) }, () => value(random, may, true)))
}

function editXml (parent, random, may) {
  if (!may.xml) return
  const length = parent.length
  if (length > 0 && random.once(4)) return parent.delete(random.below(length), 1)
  if (parent instanceof Y.XmlElement && random.once(2)) {
    return random.once(4) ? parent.removeAttribute('k') : parent.setAttribute(random.of(keys.slice(1)), random.of(['v', 'ü😀', random.of(scalars)]))
  }
  parent.insert(random.below(length + 1), [random.of([element, element, () => new Y.XmlText(random.of(letters)), hook])(random)])
}

function edit (type, random, may) {
  if (type instanceof Y.Text) editText(type, random, may)
  else if (type instanceof Y.Map) editMap(type, random, may)
  else if (type instanceof Y.Array) editArray(type, random, may)
  else editXml(type, random, may)
}

/** One transaction of some edits, or an undo or redo, all drawn from the seed. */
export function editAtRandom (doc, seed, may) {
  const random = chance(seed)
  if (doc.undo && random.once(4)) return random.once(3) ? doc.undo.redo() : doc.undo.undo()
  if (doc.undo && random.once(2)) doc.undo.stopCapturing()
  doc.transact(() => {
    for (let count = 1 + random.below(4); count > 0; count--) {
      const types = reachable(doc)
      edit(random.once(2) ? types[random.below(4)] : random.of(types), random, may)
    }
  })
}
