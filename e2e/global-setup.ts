import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startService } from './service.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a demonstration that has begun, and stopped. */
    begunFolder: string
  }
}

/** The demonstration is begun once, as on a fresh clone; the journeys' services go on from copies of its folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-begun-'))
  const service = await startService({ DATA_DIR: folder })
  await service.stop()
  project.provide('begunFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
