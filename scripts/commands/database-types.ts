import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionString, openDatabase } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { projectFolder } from '#database/project-folder.ts'
import { ensureDatabase } from '#database/server/ensure-database.ts'
import { startOwnServer } from '#database/server/start-server.ts'

// Writes src/database/schema.ts from a freshly migrated database; with --check only tells whether it is current.
const folder = await mkdtemp(join(tmpdir(), 'fixamingata-types-'))
const server = await startOwnServer({ folder, durable: false })
try {
  const connection = await ensureDatabase(server, 'types')
  const database = openDatabase(connection, { max: 1 })
  await migrate(database.db)
  await database.close()
  process.exitCode = await writeTypes(connectionString(connection), process.argv.includes('--check'))
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

function writeTypes(url: string, checkOnly: boolean): Promise<number> {
  const options = [
    ['--dialect', 'postgres'],
    ['--url', url],
    ['--out-file', join(projectFolder, 'src/database/schema.ts')],
    ['--exclude-pattern', '{migrations,events_*,attempts_*,exchanges_*}'],
    ['--type-mapping', JSON.stringify({ int8: 'number', date: 'string', timestamptz: 'Date' })],
    checkOnly ? ['--verify'] : [],
  ].flat()
  const program = join(projectFolder, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const writing = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve, reject) => {
    writing.once('error', reject)
    writing.once('exit', (code) => resolve(code ?? 1))
  })
}
