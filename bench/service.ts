import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectFolder } from '#database/project-folder.ts'

/** A service of our own under measurement: what `npm start` runs, in a process of its own. */
export type Service = {
  url: string
  pid: number
  /** Milliseconds from its process to the first healthy answer. */
  startedIn: number
  stop(): Promise<void>
}

type Start = {
  dataDir: string
  smtpUrl: string
  roles?: 'web' | 'both'
  settings?: Record<string, string>
}

const patience = 120_000

export async function startService({ dataDir, smtpUrl, roles = 'both', settings }: Start): Promise<Service> {
  const logFile = join(dataDir, '..', 'service.log')
  const log = await open(logFile, 'w')
  const begun = performance.now()
  const child = spawn(process.execPath, [join(projectFolder, 'scripts/start.mjs')], {
    stdio: ['ignore', log.fd, log.fd],
    env: {
      ...bareEnvironment(),
      FMG_MODE: 'local',
      RATE_LIMITS: 'off',
      PORT: '0',
      DATA_DIR: dataDir,
      SMTP_URL: smtpUrl,
      FMG_ROLES: roles,
      ...settings,
    },
  })
  const exited = once(child, 'exit')
  await log.close()
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  try {
    const url = await untilHealthy(logFile, () => child.exitCode === null)
    return { url, pid: child.pid ?? 0, startedIn: performance.now() - begun, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Nothing of the shell's settings may reach what is measured. */
export function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'FMG_POSTGRES']
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

async function untilHealthy(logFile: string, isRunning: () => boolean): Promise<string> {
  const deadline = performance.now() + patience
  while (isRunning() && performance.now() < deadline) {
    const port = /http:\/\/localhost:(\d+)/.exec(await readFile(logFile, 'utf8'))?.[1]
    const url = `http://127.0.0.1:${port}`
    if (port && (await isHealthy(url))) return url
    await pause(10)
  }
  throw new Error(`The service did not start:\n${(await readFile(logFile, 'utf8')).slice(-2000)}`)
}

const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
