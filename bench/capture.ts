import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { type Connection, connectionString, type Db, openDatabase } from '#database/database.ts'
import { makePool } from '#database/pool.ts'
import { projectFolder } from '#database/project-folder.ts'
import type { DB } from '#database/schema.ts'
import { photoFolder } from '#files/photo-folder.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { createWeb } from '#web/app.ts'
import { loadAssets } from '#web/assets.ts'
import { liveReports } from '#web/live/live-reports.ts'
import { readMark } from '#web/live/report-mark.ts'

type Statement = { text: string; parameters: (string | number | boolean | null)[] }

/** A page as it was answered, and what it asked the database meanwhile. */
export type CapturedPage = {
  path: string
  statements: Statement[]
  headers: Record<string, string>
  /** In base64. */
  body: string
}

/** Statements from the same program in this process; bytes and headers from the service that is measured. */
export async function capturePages(
  connection: Connection,
  serviceUrl: string,
  pages: readonly string[],
): Promise<CapturedPage[]> {
  const statements: Statement[] = []
  const db = listenedTo(connection, statements)
  // What a running service has in memory is asked for apart: no page asks it.
  const unheard = openDatabase(connection, { max: 1 })
  const tables = await loadTables(unheard.db)
  await unheard.close()
  const web = createWeb({
    db,
    links: linksSignedBy(await signingKeys(db)),
    // No page that is measured reads a photo's bytes.
    photos: await photoFolder(join(tmpdir(), 'fixamingata-bench-photos')),
    kinds: {},
    mode: 'local',
    baseUrl: serviceUrl,
    operatorEmail: 'drift@fixamingata.example',
    reportsByMail: null,
    rateLimits: false,
    leastMsToFill: 0,
    geocoder: null,
    tiles: null,
    tables: () => tables,
    assets: await loadAssets(join(projectFolder, 'dist/public')),
    live: liveReports(readMark(db)),
    mailbox: null,
    ready: async () => true,
  })
  const captured: CapturedPage[] = []
  for (const path of pages) {
    statements.length = 0
    const { status } = await web.request(path)
    const answer = await fetch(`${serviceUrl}${path}`, { headers: { 'accept-encoding': 'identity' } })
    if (status !== 200 || answer.status !== 200)
      throw new Error(`${path} answers ${status} and ${answer.status}`)
    captured.push({
      path,
      statements: statements.slice(),
      headers: withoutConnection(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    })
  }
  await db.destroy()
  return captured
}

const listenedTo = (connection: Connection, heard: Statement[]): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool: makePool({ connectionString: connectionString(connection) }) }),
    log({ query: { sql, parameters } }) {
      heard.push({ text: sql, parameters: parameters.map(plain) })
    },
  })

function plain(parameter: unknown): Statement['parameters'][number] {
  if (parameter === null || typeof parameter === 'string') return parameter
  if (typeof parameter === 'number' || typeof parameter === 'boolean') return parameter
  throw new Error(`a page asks with a parameter the limit can't repeat: ${typeof parameter}`)
}

/** What Node adds by itself. */
function withoutConnection(headers: Headers): Record<string, string> {
  const own = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding'])
  return Object.fromEntries([...headers].filter(([name]) => !own.has(name)))
}
