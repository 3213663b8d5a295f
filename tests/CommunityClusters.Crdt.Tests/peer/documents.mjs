import * as Y from 'yjs'
import { canonical } from './canonical.mjs'

const documents = new Map()

/** The roots are named at once: yjs types a root by the first who asks. */
export function open (name, clientId, { gc = true, undo = false, roots = true } = {}) {
  const doc = new Y.Doc({ gc })
  if (clientId != null) doc.clientID = clientId
  doc.emitted = []
  doc.on('update', (update, _origin, _doc, transaction) => { if (transaction.local) doc.emitted.push(update) })
  if (roots) rootsOf(doc)
  if (undo) doc.undo = new Y.UndoManager(rootsOf(doc), { captureTimeout: 1e12 })
  documents.set(name, doc)
  return doc
}

export const rootsOf = doc => [doc.getText('t'), doc.getMap('m'), doc.getArray('a'), doc.getXmlFragment('x')]

export function doc (name) {
  const found = documents.get(name)
  if (found === undefined) throw new Error(`There is no document ${name}.`)
  return found
}

/** A document that has taken these updates, for one question. */
export function applied (...updates) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** What this document has done by itself since the last question. */
export function emitted (doc) {
  const updates = doc.emitted
  doc.emitted = []
  return updates
}

/** What our engine can name too. */
export const jsonOf = doc => canonical({ t: doc.getText('t').toJSON(), m: doc.getMap('m').toJSON(), a: doc.getArray('a').toJSON() })

export const isPending = doc => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

export const stateOf = doc => {
  tryAgain(doc)
  return {
    json: jsonOf(doc),
    text: doc.getText('t').length,
    vector: Y.encodeStateVector(doc),
    update: Y.encodeStateAsUpdate(doc),
    pending: isPending(doc)
  }
}

/** Of what several waiting blocks lack, yjs notes only the last; so once in a while something waits that need not. */
function tryAgain (doc) {
  const waiting = doc.store.pendingStructs
  if (waiting === null) return
  doc.store.pendingStructs = null
  Y.applyUpdateV2(doc, waiting.update)
}

/** Takes an update as our engine does: whatever waits is tried again at once, and is part of the same transaction. */
export const take = (doc, update) => doc.transact(() => {
  Y.applyUpdate(doc, update)
  tryAgain(doc)
})
