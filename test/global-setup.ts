import { chmod, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import type { BinariesKind } from '#database/server/binaries.ts'
import { ensureDatabase } from '#database/server/ensure-database.ts'
import { claimUnfinished } from '#database/server/leftovers.ts'
import { type OwnServer, startOwnServer } from '#database/server/start-server.ts'

/** The server that all test files share. */
export type TestServer = { socketFolder: string; port: number; user: string; version: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** The database that each test file gets a clone of. */
export const templateDatabase = 'template_migrated'

/** One server for the whole run. `FMG_TEST_POSTGRES` chooses its binaries: system or npm. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await claimUnfinished(join(tmpdir(), 'fixamingata-test'))
  await mkdir(folder)
  await chmod(folder, 0o755) // whatever the umask: as root, another user serves it
  const server = await startOwnServer({ folder, binaries: wantedBinaries(), durable: false, say: tell })
  const teardown = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    await rm(server.socketFolder, { recursive: true, force: true })
  }
  await makeTemplate(server).catch((error: unknown) => teardown().then(() => Promise.reject(error)))
  const { socketFolder, port, user, version } = server
  tell(`Tests run on PostgreSQL ${version}.`)
  project.provide('testServer', { socketFolder, port, user, version })
  return teardown
}

function wantedBinaries(): BinariesKind | 'any' {
  const wanted = process.env['FMG_TEST_POSTGRES'] ?? 'any'
  if (wanted === 'system' || wanted === 'npm' || wanted === 'any') return wanted
  throw new Error(`FMG_TEST_POSTGRES is "${wanted}"; it can be system, npm or any.`)
}

async function makeTemplate(server: OwnServer): Promise<void> {
  const { db, close } = openDatabase(await ensureDatabase(server, templateDatabase), { max: 1 })
  await migrate(db).finally(close)
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}
