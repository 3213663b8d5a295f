/** Thrown by what takes longer than anybody would wait for. */
export class TooSlow extends Error {
  static milliseconds = 10_000
}

/**
 * What is measured, by name: `ready` is not timed, `run` is, `right` looks at what came of it. `warm` and `times` say how
 * often that is done before and while it is measured, `together` how many milliseconds make one time.
 */
export const rows = peer => {
  const loaded = update => {
    const doc = peer.create()
    peer.apply(doc, update)
    return doc
  }

  const text = doc => peer.text(doc).toString()
  const merged = (history, most) => ({
    ready: () => history.singles.slice(0, most),
    run: updates => peer.merge(updates),
    right: update => {
      const doc = loaded(update)
      history.singles.slice(most).forEach(u => peer.apply(doc, u))
      return text(doc)
    }
  })

  return {
    edits: (paper) => ({
      warm: 1,
      times: 3,
      ready: () => paper.edits,
      run: edits => {
        const doc = peer.create()
        const text = peer.text(doc)
        let emitted = 0
        peer.hear(doc, () => { emitted++ })
        const began = performance.now()
        for (const [at, deleted, inserted] of edits) {
          if (emitted % 1000 === 0 && performance.now() - began > TooSlow.milliseconds) throw new TooSlow()
          if (deleted > 0) peer.remove(text, at, deleted)
          if (inserted !== '') peer.insert(text, at, inserted)
        }

        if (emitted !== edits.length) throw new Error(`${emitted} updates of ${edits.length} edits`)
        return doc
      },
      right: text,
      free: peer.free
    }),
    singles: (paper) => ({
      warm: 1,
      times: 3,
      ready: () => paper.singles,
      run: updates => {
        const doc = peer.create()
        for (const update of updates) peer.apply(doc, update)
        return doc
      },
      right: text,
      free: peer.free
    }),
    cold: (paper) => ({ warm: 0, times: 1, ready: () => [peer.create(), paper.whole], run: ([doc, whole]) => { peer.apply(doc, whole); return doc }, right: text }),
    whole: (paper) => ({ ready: () => paper.whole, run: loaded, right: text, free: peer.free }),
    encode: (paper) => ({ ready: () => loaded(paper.whole), run: peer.encode, right: update => text(loaded(update)) }),
    'merge-paper': (paper) => merged(paper, 2000),
    'merge-clowns': (_, clowns) => ({ warm: 0, times: 1, ...merged(clowns, Infinity) })
  }
}
