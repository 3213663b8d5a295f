// Speaks one JSON line a request and one a response: {"js": source, "args": [...]} is run with everything of scope.mjs in sight.
// Binary is base64 both ways; bytes() in scope.mjs reads an argument.
import readline from 'node:readline'
import * as scope from './scope.mjs'

console.log = console.error
const names = Object.keys(scope)
const values = Object.values(scope)
const compiled = new Map()

function run ({ js, args }) {
  let work = compiled.get(js)
  if (work === undefined) {
    work = new Function('args', ...names, `{\n${js}\n}`)
    compiled.set(js, work)
  }
  return work(args ?? [], ...values)
}

const toLine = value => JSON.stringify(value ?? null, (_, v) => v instanceof Uint8Array ? Buffer.from(v).toString('base64') : v)

readline.createInterface({ input: process.stdin }).on('line', line => {
  let answer
  try {
    answer = { ok: run(JSON.parse(line)) ?? null }
  } catch (error) {
    answer = { error: `${error?.stack ?? error}` }
  }
  process.stdout.write(toLine(answer) + '\n')
}).on('close', () => process.exit(0))
