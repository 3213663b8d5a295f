import Y from 'ywasm'

export const create = () => new Y.YDoc({})
export const free = doc => doc.free()
export const text = doc => doc.getText('text')
export const insert = (text, at, inserted) => text.insert(at, inserted, undefined, undefined)
export const remove = (text, at, length) => text.delete(at, length, undefined)
export const hear = (doc, update) => doc.onUpdate(update)
export const apply = (doc, update) => Y.applyUpdate(doc, update, undefined)
export const encode = doc => Y.encodeStateAsUpdate(doc, undefined)

// It offers none without a document.
export const merge = undefined
export const held = () => process.memoryUsage().heapUsed + Y.__wasm.memory.buffer.byteLength
