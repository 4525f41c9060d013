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

type Options = { folder: string; smtpUrl: string; onDeath(reason: Error): void }

export async function trialProgram({ folder, smtpUrl, onDeath }: Options): Promise<TrialProgram> {
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
  }
  const config = readConfig(environment, projectFolder)
  const logFile = join(folder, 'log.jsonl')
  const { dataFolder, refuge } = await placeFolder(config.dataDir, () => undefined)
  let running: ChildProcess | null = null

  return {
    baseUrl,
    config,
    start,
    command: (name, ...words) => runCommand(name, words, environment),
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
      await end(running, 'SIGINT')
      await rm(refuge, { recursive: true, force: true })
    },
  }

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', join(projectFolder, 'dist', 'main.js')], {
      cwd: projectFolder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => appendFile(logFile, chunk).catch(() => undefined))
    const died = once(child, 'exit').then(() => sayWhy(child))
    died.catch(onDeath)
    await Promise.race([until(() => isReady(baseUrl), 'the program to start'), died])
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

async function runCommand(name: string, words: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const program = join(projectFolder, 'dist', 'commands', `${name}.js`)
  const child = spawn(process.execPath, [program, ...words], {
    cwd: process.cwd(),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`npm run ${name} -- ${words.join(' ')} failed:\n${said.join('')}`)
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
