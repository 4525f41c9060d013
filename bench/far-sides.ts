import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '#database/project-folder.ts'

const sides = z.array(
  z.object({
    ...{ id: z.string(), body: z.string(), kind: z.string(), host: z.string() },
    ...{ settings: z.looseObject({}), secrets: z.record(z.string(), z.string()) },
  }),
)
const answer = z.union([
  z.object({ sides }),
  z.object({ handled: z.number() }),
  z.object({ numbers: z.array(z.number()) }),
])
/** How a system of a body's is connected to. */
export type Side = z.infer<typeof sides>[number]
export type FarSidesAnswer = z.input<typeof answer>
/** `handle`: every case that came from us is moved on to that step; `numbers`: which reports it has cases of. */
export type FarQuestion = { ask: 'sides' | 'numbers' } | { ask: 'handle'; step: number }

/** So many systems of bodies' own, in a process beside the service; stopped, nobody listens there. */
export type FarSides = {
  sides: readonly Side[]
  pid(): number
  /** The same again, where they were, with nothing in them. */
  start(): Promise<void>
  stop(): Promise<void>
  handle(step: number): Promise<number>
  /** The report of each case that is there. */
  numbers(): Promise<number[]>
}

export async function startFarSides(count: number): Promise<FarSides> {
  let [child, told] = await begin(Array<number>(count).fill(0))
  const connected = 'sides' in told ? told.sides : []
  const ports = connected.map(({ host }) => Number(host.split(':')[1]))

  async function asked(question: FarQuestion): Promise<FarSidesAnswer> {
    const answered = nextAnswer(child)
    child.send(question)
    return answered
  }
  return {
    sides: connected,
    pid: () => child.pid ?? 0,
    async start() {
      ;[child, told] = await begin(ports)
    },
    stop: () => end(child),
    async handle(step) {
      const answered = await asked({ ask: 'handle', step })
      return 'handled' in answered ? answered.handled : 0
    },
    async numbers() {
      const answered = await asked({ ask: 'numbers' })
      return 'numbers' in answered ? answered.numbers : []
    },
  }
}

async function begin(ports: readonly number[]): Promise<[ChildProcess, FarSidesAnswer]> {
  const program = join(projectFolder, 'dist/bench/far-sides-server.js')
  const child = spawn(process.execPath, [program, JSON.stringify(ports)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return [child, await nextAnswer(child)]
}

async function nextAnswer(child: ChildProcess): Promise<FarSidesAnswer> {
  const ended = new AbortController()
  const onExit = () => ended.abort(new Error('the far sides ended by themselves'))
  child.once('exit', onExit)
  try {
    const [told] = await once(child, 'message', { signal: ended.signal })
    return answer.parse(told)
  } finally {
    child.off('exit', onExit)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
