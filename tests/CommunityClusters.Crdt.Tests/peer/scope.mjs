export * as Y from 'yjs'
export * as awarenessProtocol from 'y-protocols/awareness'
export * as syncProtocol from 'y-protocols/sync'
export * as encoding from 'lib0/encoding'
export * as decoding from 'lib0/decoding'
export * from './canonical.mjs'
export * from './documents.mjs'
export * from './edits.mjs'
export * from './repeat.mjs'
export * from './structs.mjs'

export const bytes = base64 => new Uint8Array(Buffer.from(base64, 'base64'))
export const hex = text => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))
