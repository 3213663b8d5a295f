// node --expose-gc measure.mjs PEER ROW FOLDER: writes milliseconds (the median) or bytes, nothing where the
// peer cannot do it, and "over" before the milliseconds after which it was given up.
import { History } from './history.mjs'
import { memory } from './memory.mjs'
import { rows, TooSlow } from './rows.mjs'

const [name, row, folder] = process.argv.slice(2)
const peer = await import(`./${name}.mjs`)
const paper = new History(folder, 'paper')
const clowns = new History(folder, 'clowns')

// The mean of several runs, with what it costs to give their memory back, as BenchmarkDotNet has it for ours. No collection is
// forced between them: it would take compiled code away, too.
const timed = (count, { run, free = () => {} }, input) => {
  let outcome
  const began = performance.now()
  for (let i = 0; i < count; i++) {
    if (i > 0) free(outcome)
    outcome = run(input)
  }

  return { outcome, took: (performance.now() - began) / count }
}

const measured = (row, expected) => {
  const { warm = 20, times = 7, together = 200, ready, right, free = () => {} } = row
  const input = ready()
  const all = []
  let count = 1
  for (let turn = -warm; turn < times; turn++) {
    const { outcome, took } = timed(count, row, input)
    if (turn >= 0) all.push(took)
    if (turn === -1) count = Math.max(1, Math.round(together / took))
    if (turn === times - 1 && right(outcome) !== expected) throw new Error('another text came out')
    free(outcome)
  }

  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)]
}

if (row === 'memory') {
  console.log(memory(peer, paper, 10))
} else if (!row.startsWith('merge') || peer.merge) {
  try {
    console.log(measured(rows(peer)[row](paper, clowns), (row === 'merge-clowns' ? clowns : paper).text))
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error
    console.log('over', TooSlow.milliseconds)
  }
}
