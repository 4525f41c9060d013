import { spawn } from 'node:child_process'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Place } from './place-folder.ts'
import { bareEnvironment } from './run-command.ts'
import { serverSettings } from './server-settings.ts'

/** A server process of ours. `exited` resolves with what it wrote to its log while it lived. */
export type Guarded = { exited: Promise<string>; stop(): void }

// The read returns when our end of the pipe closes, and the kernel closes it however we die. SIGINT is PostgreSQL's
// fast shutdown. Descriptor 3, because a shell gives its background jobs an empty standard input. The log is opened
// here, with the rights of the server's user: root must not follow links in another's folder.
const guard = `
exec 3<&0 </dev/null >>"$1" 2>&1
shift
"$@" 3<&- &
server=$!
{ read -r line <&3; kill -INT "$server"; } &
reader=$!
exec 3<&-
wait "$server"
kill "$reader" 2>/dev/null
`

const longestLog = 1_000_000

/** Starts the server behind its guard; it may take a while before it answers. */
export async function startGuarded(
  { dataFolder, user }: Place,
  binaries: Binaries,
  socketFolder: string,
  durable: boolean,
): Promise<Guarded> {
  const log = join(dataFolder, 'server.log')
  const begun = await makeRoom(log)
  const settings = serverSettings(socketFolder, durable).flatMap((setting) => ['-c', setting])
  const server = [join(binaries.folder, 'postgres'), '-D', dataFolder, ...settings]
  const child = spawn('/bin/sh', ['-c', guard, 'sh', log, ...server], {
    ...user.ids,
    cwd: '/',
    env: bareEnvironment,
    // A session of its own: Ctrl-C reaches us alone, and we stop the server when we have finished with it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.on('error', () => undefined) // the guard went first
  const exited = new Promise<void>((done, failed) => child.on('exit', () => done()).on('error', failed))
  return {
    exited: exited.then(async () => (await readFile(log)).subarray(begun).toString()),
    stop: () => child.stdin.end(),
  }
}

/** The length of the log so far. */
async function makeRoom(log: string): Promise<number> {
  const length = await stat(log).then(
    (file) => file.size,
    () => 0,
  )
  if (length <= longestLog) return length
  await rm(log)
  return 0
}
