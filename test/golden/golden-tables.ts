import { readFileSync } from 'node:fs'
import { importAreas } from '#bodies/area-sets.ts'
import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import { loadBodies } from '#bodies/load-bodies.ts'
import { importRoads } from '#bodies/road-sets.ts'
import type { Db } from '#database/database.ts'
import { municipalities } from '#geo/municipalities.ts'
import { readRoads } from '#geo/roads/read-roads.ts'
import { nvdbMapping } from '#geo/roads/road-mapping.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import type { Tables } from '#responsibility/tables.ts'
import { realAreas } from '../borders.ts'

/** Bodies that have an exceptions file beside this one. */
const withExceptions = ['1489', 'trafikverket', '1281', 'vag-hjortmarka-vagsamfallighet-1489']
/** They stand in bodies.csv with what they have instead of an address. */
const withoutAddress = new Set(['1281', '1445', '2425'])

/** Real borders, and a small made-up world of roads, exceptions and addresses, imported as an operator would. */
export async function goldenTables(db: Db): Promise<Tables> {
  await loadBodies(db)
  await importBodies(db, addressesOfAll())
  await importBodies(db, fileBeside('bodies.csv'))
  for (const body of withExceptions)
    await importExceptions(db, { body, json: fileBeside(`exceptions-${body}.geojson`) })
  await importRoads(db, await roads(), { name: 'roads.geojson', municipality: null, areas: null })
  await importAreas(db, await realAreas(), 'municipalities.topojson')
  return loadTables(db)
}

export const fileBeside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

const addressesOfAll = (): string =>
  [
    'body,address',
    ...municipalities
      .filter(({ code }) => !withoutAddress.has(code))
      .map(({ code, slug }) => `${code},kommun@${slug}.example`),
  ].join('\n')

async function roads() {
  const read = await readRoads(Buffer.from(fileBeside('roads.geojson')), nvdbMapping)
  if (!read.ok) throw new Error(read.reasons.join('\n'))
  return read.roads
}
