// One spelling of a JSON value, in ASCII, that C# can write too: keys in the order of their UTF-16 units, whole numbers in decimal
// digits, all others by their bits, and lone surrogates kept.
export function canonical (value) {
  switch (typeof value) {
    case 'string': return quoted(value)
    case 'boolean': return String(value)
    case 'bigint': return String(value)
    case 'number': return number(value)
    case 'object': return value === null ? 'null' : composed(value)
    default: return 'null'
  }
}

function composed (value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value.toJSON === 'function' && !isDocument(value)) return canonical(value.toJSON())
  if (isDocument(value)) return '{}'
  const keys = Object.keys(value).filter(key => value[key] !== undefined).sort()
  return `{${keys.map(key => `${quoted(key)}:${canonical(value[key])}`).join(',')}}`
}

const isDocument = value => typeof value.guid === 'string' && value.share instanceof Map

function number (value) {
  if (!Number.isFinite(value)) return 'null'
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value === 0 ? 0 : value)
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return `0x${view.getBigUint64(0).toString(16).padStart(16, '0')}`
}

const quoted = text => `"${text.replaceAll(/[^ !#-[\]-~]/g, unit => Array.from({ length: unit.length }, (_, i) => `\\u${unit.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''))}"`
