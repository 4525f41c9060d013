import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, askServer } from './ask-server.ts'
import type { BinariesKind } from './binaries.ts'
import { chooseBinaries } from './choose-binaries.ts'
import { type Guarded, startGuarded } from './guard.ts'
import { databaseUser, initialise } from './initialise.ts'
import { type Place, placeFolder } from './place-folder.ts'
import { type Postmaster, readPostmaster } from './postmaster-file.ts'
import { isAlive, isTaken } from './processes.ts'
import { prepareSocketFolder, socketPort } from './socket-folder.ts'

/** Where and how to reach a PostgreSQL that this program started, or found running and adopted. */
export type OwnServer = {
  socketFolder: string
  port: number
  user: string
  version: string
  dataFolder: string
  adopted: boolean
  /** Stops what we started and waits until it is gone; leaves an adopted one to its owner. */
  stop(): Promise<void>
}

export type OwnServerOptions = {
  /** DATA_DIR; the database lies in `postgres` inside it. */
  folder: string
  binaries?: BinariesKind | 'any'
  /** False only in tests: then a power cut may lose everything. */
  durable?: boolean
  say?: (line: string) => void
}

type Running = Answer & { socketFolder: string; port: number; guarded: Guarded | null }
type Say = (line: string) => void
type Start = { place: Place; binaries: BinariesKind | 'any'; durable: boolean; say: Say }

const pause = 20
const patience = 200 // times asked
const longestWait = 120_000

/** Starts PostgreSQL on a folder, or adopts the one that another living process of ours started there. */
export async function startOwnServer(options: OwnServerOptions): Promise<OwnServer> {
  const say = options.say ?? (() => undefined)
  const place = await placeFolder(options.folder, say)
  const start = { place, binaries: options.binaries ?? 'any', durable: options.durable ?? true, say }
  const running = await adoptOrStart(start)
  const { socketFolder, port, version } = running
  return {
    socketFolder,
    port,
    user: databaseUser,
    version,
    dataFolder: place.dataFolder,
    adopted: running.guarded === null,
    stop: running.guarded === null ? async () => undefined : keepRunning(running.guarded, start),
  }
}

async function adoptOrStart(start: Start): Promise<Running> {
  const { dataFolder } = start.place
  const deadline = Date.now() + longestWait
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(dataFolder)
    const running = postmaster === null ? await launch(start) : await adopt(postmaster)
    if (running !== null) return running
    await delay(pause)
  }
  throw new Error(`Another PostgreSQL holds ${dataFolder} but takes no connections. See server.log there.`)
}

/** Null when it takes no connections now, or is an orphan, which is stopped: nobody would look after it. */
async function adopt({ pid, socket }: Postmaster): Promise<Running | null> {
  const answer = socket === null ? null : await askServer(socket)
  if (socket === null || answer === null) return null
  const orphan = answer.owner !== null && !(await isAlive(answer.owner))
  if (orphan) interrupt(pid)
  return orphan ? null : { ...answer, socketFolder: socket.folder, port: socket.port, guarded: null }
}

/** Null when somebody else got hold of the folder, or what a killed server left behind is still in use. */
async function launch({ place, binaries, durable, say }: Start): Promise<Running | null> {
  const chosen = await chooseBinaries(place, binaries)
  await initialise(place, chosen, durable)
  const folder = await prepareSocketFolder(place)
  const guarded = await startGuarded(place, chosen, folder, durable)
  const outcome = await untilReadyOrGone(folder, guarded, say).catch((error: unknown) => {
    guarded.stop()
    throw error
  })
  if (typeof outcome !== 'string') return { ...outcome, socketFolder: folder, port: socketPort, guarded }
  if (/lock file .* already exists|pre-existing shared memory block/.test(outcome)) return null
  throw new Error(`PostgreSQL ${chosen.version} did not start on ${place.dataFolder}:\n${outcome.trim()}`)
}

/** However long it takes: after a crash PostgreSQL first reads its log again. What it logged, when it gave up. */
async function untilReadyOrGone(folder: string, guarded: Guarded, say: Say): Promise<Answer | string> {
  let gone = false
  const end = () => {
    gone = true
  }
  guarded.exited.then(end, end)
  for (let asked = 1; !gone; asked += 1) {
    const answer = await askServer({ folder, port: socketPort })
    // Of two that start at once one loses, and must not take the other's server for its own.
    if (answer?.owner === process.pid) return answer
    if (asked === patience) say('Waiting for PostgreSQL to recover what was not yet in its tables …')
    await delay(pause)
  }
  return guarded.exited
}

/** Starts the server again whenever it dies, at the same socket, so that pools only see lost connections. */
function keepRunning(first: Guarded, start: Start): () => Promise<void> {
  let current: Guarded | null = first
  let stopping = false
  const kept = keep().catch((error: unknown) => start.say(String(error)))

  async function keep(): Promise<void> {
    while (current !== null) {
      await current.exited
      if (stopping) return
      start.say('PostgreSQL stopped unexpectedly and is started again.')
      await interruptOwn(start.place)
      current = (await adoptOrStart(start)).guarded
      if (stopping) current?.stop()
    }
  }

  return () => {
    stopping = true
    current?.stop()
    return kept
  }
}

/** If only the guard was killed, the server still runs and nothing would stop it when we die. */
async function interruptOwn({ dataFolder }: Place): Promise<void> {
  const postmaster = await readPostmaster(dataFolder)
  if (postmaster === null) return
  interrupt(postmaster.pid)
  while (await isAlive(postmaster.pid)) await delay(pause)
}

function interrupt(pid: number): void {
  if (isTaken(pid)) process.kill(pid, 'SIGINT')
}
