import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A history as the benchmark laid it out, read when it is asked for. */
export class History {
  constructor (folder, name) {
    this.read = ending => readFileSync(join(folder, `${name}.${ending}`))
  }

  get text () { return this.read('txt').toString() }

  get whole () { return new Uint8Array(this.read('whole')) }

  get edits () { return JSON.parse(this.read('edits.json')) }

  get singles () {
    const all = this.read('singles')
    const updates = []
    for (let at = 0; at < all.length;) {
      const length = all.readUInt32LE(at)
      updates.push(new Uint8Array(all.subarray(at + 4, at + 4 + length)))
      at += 4 + length
    }

    return updates
  }
}
