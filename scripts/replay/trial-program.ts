import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Config, readConfig, settings } from '#config.ts'
import { projectFolder } from '#database/project-folder.ts'
import { placeFolder } from '#database/server/place-folder.ts'
import { readPostmaster } from '#database/server/postmaster-file.ts'
import { Refused } from '#errors.ts'

/** A FixaMinGata of our own, in a folder of its own, that may be killed and comes back. */
export type TrialProgram = {
  baseUrl: string
  config: Config
  start(): Promise<void>
  /** Runs one of the commands that operators have, beside the running program. */
  command(name: string, ...words: string[]): Promise<void>
  /** Waits until the program has logged this. */
  hasLogged(words: string): Promise<void>
  killProgram(): Promise<void>
  killDatabase(): Promise<void>
  stop(): Promise<void>
}

const operatorEmail = 'drift@operator.example'
const longestStart = 60_000

type Options = {
  folder: string
  smtpUrl: string
  /** Besides those of any trial. */
  settings?: (baseUrl: string) => Promise<Readonly<Record<string, string>>>
  onDeath(reason: Error): void
}

export async function trialProgram({
  folder,
  smtpUrl,
  settings: more,
  onDeath,
}: Options): Promise<TrialProgram> {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const environment = {
    ...withoutSettings(process.env),
    FMG_MODE: 'local',
    RATE_LIMITS: 'off',
    PORT: String(port),
    BASE_URL: baseUrl,
    DATA_DIR: join(folder, 'data'),
    SMTP_URL: smtpUrl,
    OPERATOR_EMAIL: operatorEmail,
    ...(await more?.(baseUrl)),
  }
  const config = readConfig(environment, projectFolder)
  const logFile = join(folder, 'log.jsonl')
  const { dataFolder, refuge } = await placeFolder(config.dataDir, () => undefined)
  const commands = new Set<ChildProcess>()
  let running: ChildProcess | null = null
  let starting = Promise.resolve()
  let isStopped = false

  return {
    baseUrl,
    config,
    start,
    command,
    hasLogged: (words) => until(async () => (await readFile(logFile, 'utf8')).includes(words), `"${words}"`),
    async killProgram() {
      await end(running, 'SIGKILL')
      await start()
    },
    async killDatabase() {
      const { pid } = (await readPostmaster(dataFolder)) ?? { pid: null }
      if (pid === null) return
      process.kill(pid, 'SIGKILL')
      const isBack = async () => ((await readPostmaster(dataFolder))?.pid ?? pid) !== pid
      await until(async () => (await isBack()) && (await isReady(baseUrl)), 'PostgreSQL to come back')
    },
    async stop() {
      isStopped = true
      // Half a start would leave half a database behind.
      await starting.catch(() => undefined)
      const socketFolder = (await readPostmaster(dataFolder))?.socket?.folder
      for (const child of commands) await end(child, 'SIGINT')
      await end(running, 'SIGINT')
      await until(async () => (await readPostmaster(dataFolder)) === null, 'PostgreSQL to stop')
      for (const left of [refuge, ...(socketFolder ? [socketFolder] : [])])
        await rm(left, { recursive: true, force: true })
    },
  }

  function start(): Promise<void> {
    if (isStopped) return Promise.reject(new Refused('Stopped.'))
    starting = startProgram()
    return starting
  }

  async function startProgram(): Promise<void> {
    const child = spawnNode(['--enable-source-maps', 'dist/main.js'], {
      cwd: projectFolder,
      env: environment,
    })
    running = child
    listen(child, (chunk) => appendFile(logFile, chunk).catch(() => undefined))
    const died = once(child, 'exit').then(() => sayWhy(child))
    died.catch(onDeath)
    await Promise.race([until(() => isReady(baseUrl), 'the program to start'), died])
  }

  async function command(name: string, ...words: string[]): Promise<void> {
    if (isStopped) throw new Refused('Stopped.')
    const program = join(projectFolder, 'dist', 'commands', `${name}.js`)
    const child = spawnNode([program, ...words], { cwd: process.cwd(), env: environment })
    commands.add(child)
    const said: string[] = []
    listen(child, (chunk) => said.push(String(chunk)))
    const [code] = await once(child, 'close')
    commands.delete(child)
    if (code !== 0) throw new Refused(`npm run ${name} -- ${words.join(' ')} failed:\n${said.join('')}`)
  }

  async function sayWhy(child: ChildProcess): Promise<void> {
    if (ended.has(child)) return
    await pause(100)
    const log = await readFile(logFile, 'utf8').catch(() => '')
    throw new Error(`the program ended by itself:\n${log.slice(-2_000)}`)
  }
}

const ended = new WeakSet<ChildProcess>()

async function end(child: ChildProcess | null, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (child === null) return
  ended.add(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(late)
}

function spawnNode(words: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return spawn(process.execPath, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
}

function listen(child: ReturnType<typeof spawnNode>, hear: (chunk: Buffer) => unknown): void {
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear)
}

/** What is set for a service somewhere else must not reach this one; which PostgreSQL to use may. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !(name in settings) || name === 'FMG_POSTGRES')
  return Object.fromEntries(kept)
}

async function isReady(baseUrl: string): Promise<boolean> {
  const answer = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
  await answer?.arrayBuffer()
  return answer?.status === 200
}

async function until(isSo: () => Promise<boolean>, awaited: string): Promise<void> {
  const deadline = Date.now() + longestStart
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited for ${awaited} for a minute, in vain`)
    await pause(50)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
