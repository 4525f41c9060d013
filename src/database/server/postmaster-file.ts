import { constants, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTaken, programOf } from './processes.ts'

/** What a running server writes about itself; `socket` is null until it listens. */
export type Postmaster = { pid: number; socket: { folder: string; port: number } | null }

// Above any system's greatest process number, so that PostgreSQL sees that nobody has it.
const nobodysPid = 99_999_999

/** The living server of a data folder by its `postmaster.pid`, or null when there is none. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const file = join(dataFolder, 'postmaster.pid')
  const written = await readFile(file, 'utf8').catch(unlessMissing)
  if (written === null) return null
  const lines = written.split('\n')
  const [pid, port, folder] = [Number(lines[0]), Number(lines[3]), lines[4] ?? '']
  const socket = port > 0 && folder !== '' ? { folder, port } : null
  if (!(pid > 0) || !isTaken(pid)) return null
  if ((await programOf(pid))?.includes('postgres')) return { pid, socket }
  await disown(file, lines, socket)
  return null
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

/**
 * Where the first process reaps no children, as in many containers, a killed server keeps its number for ever, and
 * after a restart another program may have it: PostgreSQL would wait for it as long. Only the number goes: by the
 * other lines PostgreSQL sees whether a backend still lives.
 */
async function disown(file: string, lines: string[], socket: Postmaster['socket']): Promise<void> {
  const lock = await open(file, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW).catch(
    unlessMissing,
  )
  // A server that was just ending has taken its file along.
  if (lock === null) return
  await lock.writeFile([nobodysPid, ...lines.slice(1)].join('\n')).finally(() => lock.close())
  if (socket !== null) await rm(join(socket.folder, `.s.PGSQL.${socket.port}.lock`), { force: true })
}
