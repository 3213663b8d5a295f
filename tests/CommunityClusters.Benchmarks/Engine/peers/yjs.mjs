import * as Y from 'yjs'

export const create = () => new Y.Doc()
export const free = doc => doc.destroy()
export const text = doc => doc.getText('text')
export const insert = (text, at, inserted) => text.insert(at, inserted)
export const remove = (text, at, length) => text.delete(at, length)
export const hear = (doc, update) => doc.on('update', update)
export const apply = (doc, update) => Y.applyUpdate(doc, update)
export const encode = doc => Y.encodeStateAsUpdate(doc)
export const merge = updates => Y.mergeUpdates(updates)
export const held = () => process.memoryUsage().heapUsed
