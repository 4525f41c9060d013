import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '#database/project-folder.ts'
import { untilGiven } from './until-given.ts'

export type Service = {
  url: string
  /** Where other servers hand mail over to it; null: nowhere. */
  mailInPort: number | null
  dataDir: string
  stop(): Promise<void>
}

const patienceMs = 150_000

/** What `npm start` runs, as a demonstration with a folder and a port of its own. */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-e2e-'))
  const child = spawn(process.execPath, [join(projectFolder, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...bareEnvironment(), PORT: '0', DATA_DIR: dataDir, ...settings },
  })
  const exited = once(child, 'exit')
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await exited
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const url = await untilGiven('a healthy service', patienceMs, () => {
      if (child.exitCode !== null) throw new Error('it ended')
      return healthyAddress(printed)
    })
    const mailIn = /smtp:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
    return { url, mailInPort: mailIn ? Number(mailIn) : null, dataDir: settings['DATA_DIR'] ?? dataDir, stop }
  } catch (error) {
    await stop()
    throw new Error(`The service did not start:\n${printed.slice(-2000)}`, { cause: error })
  }
}

async function healthyAddress(printed: string): Promise<string | null> {
  const url = /http:\/\/localhost:\d+/.exec(printed)?.[0]
  if (!url) return null
  const answer = await fetch(`${url}/health`).catch(() => null)
  return answer?.ok ? url : null
}

/** Nothing of the shell's settings may make this anything but a demonstration. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'FMG_POSTGRES']
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
