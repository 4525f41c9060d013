// Mail is looked into here and nowhere else, in a process of its own: what hangs or ends it leaves the service be.
import { setPriority } from 'node:os'
import { readMail } from '../reading/read-mail.ts'
import { authenticateMail } from './authenticate-mail.ts'
import type { FromProcess, Records, ToProcess } from './words.ts'

setPriority(5)

type Answer = { resolve(records: Records): void; reject(error: Error): void }
const asked = new Map<number, Answer>()
let asks = 0

process.on('disconnect', () => process.exit())
process.on('message', (words: ToProcess) => {
  if (words.kind === 'inspect') return void inspect(words)
  const answer = asked.get(words.ask)
  asked.delete(words.ask)
  if (words.kind === 'resolved') answer?.resolve(words.records)
  else answer?.reject(Object.assign(new Error(`no answer: ${words.code}`), { code: words.code }))
})

async function inspect({ id, mail }: Extract<ToProcess, { kind: 'inspect' }>): Promise<void> {
  try {
    const { buffer, byteOffset, length } = mail.raw
    const raw = Buffer.from(buffer, byteOffset, length)
    const proven = await authenticateMail({ ...mail, raw }, resolveThere)
    say({ kind: 'found', id, found: { ...proven, read: await readMail(raw) } })
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    say({ kind: 'threw', id, reason: reason.slice(0, 300) })
  }
}

/** Names are asked for by the service: this process speaks with nobody else. */
function resolveThere(name: string, type: string): Promise<Records> {
  asks += 1
  say({ kind: 'resolve', ask: asks, name, type })
  return new Promise((resolve, reject) => asked.set(asks, { resolve, reject }))
}

const say = (words: FromProcess): void => void process.send?.(words)

say({ kind: 'ready' })
