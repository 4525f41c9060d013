import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { projectFolder } from '#database/project-folder.ts'
import { runCommand } from '#database/server/run-command.ts'
import { type OwnServer, type OwnServerOptions, startOwnServer } from '#database/server/start-server.ts'

type Socket = Pick<OwnServer, 'socketFolder' | 'port' | 'user'>

/** An empty folder, gone when the test has ended. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-server-'))
  await chmod(folder, 0o755) // as root, another user serves it
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A server of the test's own, stopped when the test has ended. */
export async function start(options: OwnServerOptions): Promise<OwnServer> {
  const server = await startOwnServer({ durable: false, ...options })
  onTestFinished(async () => {
    await server.stop()
    await rm(server.socketFolder, { recursive: true, force: true })
  })
  return server
}

const held = z.object({
  socketFolder: z.string(),
  port: z.number(),
  user: z.string(),
  dataFolder: z.string(),
  adopted: z.boolean(),
})

type Holder = { process: ChildProcess; server: z.infer<typeof held> }

/** Another process of ours that starts a server and keeps it until it is killed. */
export async function hold(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', await holderProgram(), folder], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await exited
  })
  for await (const line of createInterface(child.stdout)) {
    return { process: child, server: held.parse(JSON.parse(line)) }
  }
  throw new Error('The other process ended before its server ran')
}

async function holderProgram(): Promise<string> {
  const contents = `
    import { startOwnServer } from '#database/server/start-server.ts'
    const server = await startOwnServer({ folder: process.argv[1], durable: false })
    process.on('SIGTERM', () => server.stop().then(() => process.exit()))
    console.log(JSON.stringify(server))
    setInterval(() => {}, 1e6)`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: projectFolder },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The process that PostgreSQL's other processes hang on. */
export async function postmasterOf({ dataFolder }: Pick<OwnServer, 'dataFolder'>): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'postmaster.pid'), 'utf8'), 10)
}

/** The shell that waits for the server, and its child that waits for us. */
export async function guardOf(postmaster: number): Promise<number[]> {
  const { output } = await runCommand('ps', ['-A', '-o', 'pid=,ppid=,comm='])
  const processes = output.split('\n').map((line) => line.trim().split(/\s+/))
  const shell = processes.find(([pid]) => Number(pid) === postmaster)?.[1]
  const reader = processes.find(([, parent, program]) => parent === shell && program?.endsWith('sh'))?.[0]
  return [Number(shell), Number(reader)]
}

/** Connects, acts, and is gone again. */
export async function on<T>(server: Socket, act: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const { socketFolder: host, port, user } = server
  const sql = postgres({ host, port, user, database: 'postgres', max: 1, onnotice: () => undefined })
  return act(sql).finally(() => sql.end({ timeout: 1 }))
}

export async function write(server: Socket, what: string): Promise<void> {
  await on(server, async (sql) => {
    await sql`create table if not exists told (what text)`
    await sql`insert into told values (${what})`
  })
}

export async function read(server: Socket): Promise<string[]> {
  const rows = await on(server, (sql) => sql<{ what: string }[]>`select what from told`)
  return rows.map((row) => row.what)
}
