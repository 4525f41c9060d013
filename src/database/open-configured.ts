import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { Refused } from '../errors.ts'
import { log, whyOf } from '../log.ts'
import { type Database, type Db, openDatabase } from './database.ts'
import { makeFolder } from './make-folder.ts'
import { migrate } from './migrate.ts'
import { ensureDatabase } from './server/ensure-database.ts'
import { startOwnServer } from './server/start-server.ts'

/** The database the settings name, migrated; `where` says it in words, `close` stops a server of our own. */
export type ConfiguredDatabase = Database & { where: string; isOwn: boolean }

export async function openConfigured(
  config: Config,
  options: { max?: number } = {},
): Promise<ConfiguredDatabase> {
  // Letters lie there when no mail server takes them: better said now than at the first letter.
  if (!config.databaseUrl || !config.smtpUrl) await makeFolder(config.dataDir)
  const opened = config.databaseUrl
    ? await openGiven(config.databaseUrl, options)
    : await openOwn(config, options)
  try {
    await migrate(opened.db)
  } catch (error) {
    await opened.close()
    throw error
  }
  return opened
}

async function openGiven(url: string, options: { max?: number }): Promise<ConfiguredDatabase> {
  const database = openDatabase({ url }, options)
  try {
    const major = await majorVersion(database.db)
    if (major < 15) throw new Refused(`DATABASE_URL: PostgreSQL ${major} is too old; 15 or later is needed.`)
    return { ...database, where: `PostgreSQL ${major} by DATABASE_URL`, isOwn: false }
  } catch (error) {
    await database.close()
    throw error instanceof Refused ? error : new Refused(`DATABASE_URL can't be used: ${whyOf(error)}`)
  }
}

async function majorVersion(db: Db): Promise<number> {
  const { rows } = await sql<{
    major: number
  }>`select current_setting('server_version_num')::int / 10000 as major`.execute(db)
  return rows[0]?.major ?? 0
}

async function openOwn(config: Config, options: { max?: number }): Promise<ConfiguredDatabase> {
  const server = await startOwnServer({
    folder: config.dataDir,
    binaries: config.postgresBinaries,
    say: (said) => log('warn', 'own database', { said }),
  })
  const connection = await ensureDatabase(server, 'fixamingata')
  const database = openDatabase(connection, options)
  const close = async () => {
    await database.close()
    await server.stop()
  }
  return { ...database, close, where: `PostgreSQL ${server.version} in ${server.dataFolder}`, isOwn: true }
}
