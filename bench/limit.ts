import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Connection } from '#database/database.ts'
import { projectFolder } from '#database/project-folder.ts'
import type { CapturedPage } from './capture.ts'

export type LimitWork = { connection: Connection; pages: CapturedPage[] }

/** Starts the bare server that pages are measured against; see limit-server.ts. */
export async function startLimit(
  folder: string,
  work: LimitWork,
): Promise<{ url: string; stop(): Promise<void> }> {
  const file = join(folder, 'limit.json')
  await writeFile(file, JSON.stringify(work))
  const child = spawn(process.execPath, [join(projectFolder, 'dist/bench/limit-server.js'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  for await (const port of createInterface(child.stdout)) return { url: `http://127.0.0.1:${port}`, stop }
  throw new Error('The limit server did not start')
}
