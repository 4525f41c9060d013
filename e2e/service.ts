import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

/** What `npm start` runs, with a port of its own, in the folder given or one of its own; it may go on from a copy of another's. */
export async function startService(
  settings: Record<string, string> = {},
  begunFolder: string | null = null,
): Promise<Service> {
  const ownFolder = await mkdtemp(join(tmpdir(), 'fixamingata-e2e-'))
  const dataDir = settings['DATA_DIR'] ?? ownFolder
  await chmod(dataDir, 0o755) // as root, another user serves the database in it
  if (begunFolder !== null) await promisify(execFile)('cp', ['-a', `${begunFolder}/.`, dataDir])
  const child = spawn(process.execPath, [join(projectFolder, 'scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...bareEnvironment(), PORT: '0', ...settings, DATA_DIR: dataDir },
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
    await rm(ownFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const url = await untilGiven('a healthy service', patienceMs, () => {
      if (child.exitCode !== null) throw new Error('it ended')
      return healthyAddress(printed)
    })
    const mailIn = /smtp:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
    return { url, mailInPort: mailIn ? Number(mailIn) : null, dataDir, stop }
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
