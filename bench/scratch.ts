import { loadBodies } from '#bodies/load-bodies.ts'
import { readConfig } from '#config.ts'
import { claimInstallation } from '#database/installation.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { giveAddresses } from '#demo/load-town.ts'
import { countCells } from '#reports/map/count-cells.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import { connect } from './connect.ts'
import { seedReports } from './seed.ts'

/** The scratch database: the running service's own where there is one, else opened for this. */
export async function withDatabase<T>(
  dataDir: string,
  act: (database: ConfiguredDatabase) => Promise<T>,
): Promise<T> {
  const binaries = process.env['FMG_POSTGRES']
  const environment = { FMG_MODE: 'local', DATA_DIR: dataDir, ...(binaries && { FMG_POSTGRES: binaries }) }
  const database = await openConfigured(readConfig(environment, projectFolder))
  try {
    return await act(database)
  } finally {
    await database.close()
  }
}

/** Bodies with addresses, and so many reports. Returns the version of PostgreSQL. */
export async function seedScratch({ db, connection }: ConfiguredDatabase, reports: number): Promise<string> {
  await claimInstallation(db, 'local')
  await loadBodies(db)
  await giveAddresses(db, 'drift@fixamingata.example')
  const sql = connect(connection, 1)
  await seedReports(sql, reports)
  await countCells(db)
  // As each night: what is searched for is known, and not looked for in all there is.
  await learnWords(db)
  // As the database does by itself within a minute; counting has just emptied tables.
  await sql`vacuum analyze report_cells, report_cell_changes, narrowed_cells, narrowed_cell_changes`
  const [row] = await sql<
    { version: string }[]
  >`select split_part(current_setting('server_version'), ' ', 1) as version`
  await sql.end()
  return row?.version ?? ''
}
