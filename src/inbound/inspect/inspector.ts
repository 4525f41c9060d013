import { type ChildProcess, fork } from 'node:child_process'
import { reasonOf } from '../../log.ts'
import type { Reason } from '../ledger/incoming-mail.ts'
import type { Circumstances } from './authenticate-mail.ts'
import type { Resolve } from './resolver.ts'
import type { FromProcess, Inspected, ToProcess } from './words.ts'

/** Nothing could be made of a mail, and why. */
export class Uninspected extends Error {
  override name = 'Uninspected'
  readonly reason: Reason
  constructor(reason: Reason, message: string) {
    super(message)
    this.reason = reason
  }
}

export type Inspector = {
  /** `alone`: in a process that has nothing else to do, so that nobody is hurt if it ends. */
  inspect(mail: Circumstances, how: { alone: boolean }): Promise<Inspected>
  stop(): void
}

type Options = {
  /** The bundled `inspect-process.ts`. */
  program: string
  resolve: Resolve
  longestMs?: number
}

const idleMs = 20_000
/** A machine with much else to do takes long to start a process, which is no mail's fault. */
const startMs = 120_000

/** Looks into mail in a process for all of it; what was in hand when that ended is tried again one by one. */
export function openInspector({ program, resolve, longestMs = 30_000 }: Options): Inspector {
  let shared: Worker | null = null
  let lone: Promise<unknown> = Promise.resolve()
  const all = new Set<Worker>()

  const begin = (): Worker => {
    const worker = startWorker({ program, resolve, longestMs, ended: () => all.delete(worker) })
    all.add(worker)
    return worker
  }
  const sharedOne = (): Worker => {
    if (!shared?.isAlive()) shared = begin()
    return shared
  }
  const aloneIn = async (mail: Circumstances): Promise<Inspected> => {
    const worker = begin()
    try {
      return await worker.inspect(mail)
    } finally {
      worker.end()
    }
  }
  return {
    inspect(mail, { alone }) {
      if (!alone) return sharedOne().inspect(mail)
      const found = lone.then(() => aloneIn(mail))
      lone = found.catch(() => undefined)
      return found
    },
    stop() {
      for (const worker of all) worker.end()
    },
  }
}

type Worker = { inspect(mail: Circumstances): Promise<Inspected>; isAlive(): boolean; end(): void }
type InHand = { found(found: Inspected): void; failed(error: Error): void }

function startWorker({ program, resolve, longestMs, ended }: Required<Options> & { ended(): void }): Worker {
  const child = start(program)
  const inHand = new Map<number, InHand>()
  let last = 0
  let why: Reason = 'ended'
  let idle: NodeJS.Timeout | undefined
  const hasNotEnded = () => child.exitCode === null && child.signalCode === null
  const giveUp = () => {
    why = 'hung'
    child.kill('SIGKILL')
  }
  const starting = setTimeout(giveUp, startMs).unref()
  const isReady = new Promise<void>((ready) => {
    child.on('message', (words: FromProcess) => words.kind === 'ready' && ready())
    child.on('exit', () => ready())
  }).finally(() => clearTimeout(starting))

  child.on('message', (words: FromProcess) => {
    if (words.kind === 'ready') return
    if (words.kind === 'resolve') return void answer(child, words, resolve)
    const { id } = words
    if (words.kind === 'found') inHand.get(id)?.found(words.found)
    else inHand.get(id)?.failed(new Uninspected('threw', words.reason))
  })
  child.on('error', () => child.kill('SIGKILL'))
  child.on('exit', () => {
    ended()
    for (const one of inHand.values()) one.failed(new Uninspected(why, sentenceOf(why)))
  })

  return {
    inspect(mail) {
      last += 1
      const id = last
      clearTimeout(idle)
      let late: NodeJS.Timeout | undefined
      void isReady.then(() => {
        if (inHand.has(id) && hasNotEnded()) late = setTimeout(giveUp, longestMs)
      })
      return new Promise<Inspected>((found, failed) => {
        inHand.set(id, { found, failed })
        tell(child, { kind: 'inspect', id, mail })
      }).finally(() => {
        clearTimeout(late)
        inHand.delete(id)
        if (inHand.size === 0) idle = setTimeout(() => child.kill(), idleMs).unref()
      })
    },
    isAlive: () => child.connected && hasNotEnded() && !child.killed,
    end: () => void child.kill('SIGKILL'),
  }
}

const sentenceOf = (why: Reason): string =>
  why === 'hung' ? 'it took too long to look into' : 'the process that looked into it ended'

/** It ends when we do, and keeps nobody from ending. */
function start(program: string): ChildProcess {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=384'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

async function answer(
  child: ChildProcess,
  { ask, name, type }: Extract<FromProcess, { kind: 'resolve' }>,
  resolve: Resolve,
): Promise<void> {
  try {
    tell(child, { kind: 'resolved', ask, records: await resolve(name, type) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error)
    tell(child, { kind: 'unresolved', ask, code })
  }
}

/** One that has ended says so itself. */
const tell = (child: ChildProcess, words: ToProcess<unknown>): void => void child.send(words, () => undefined)
