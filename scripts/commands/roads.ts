import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { currentAreaIndex, currentRoadIndex } from '#bodies/current-indexes.ts'
import { municipalityOfRoad } from '#bodies/municipality-of-road.ts'
import { listRoadImports } from '#bodies/road-import-list.ts'
import { importRoads } from '#bodies/road-sets.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import type { AreaIndex } from '#geo/area-index.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { roadAt } from '#geo/roads/nearest-road.ts'
import { readRoads } from '#geo/roads/read-roads.ts'
import type { NearRoad, Road, RoadNetwork } from '#geo/roads/road.ts'
import { nvdbMapping, type RoadMapping, readRoadMapping } from '#geo/roads/road-mapping.ts'
import { swedishTime } from '#i18n/formats.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const usage = `  npm run roads -- import FILE           roads and who keeps them, GeoPackage or GeoJSON, in place of all
      --replace-area CODE                … in place of one municipality's
      --mapping MAPPING.json             … with field names of its own
  npm run roads -- list                  what was imported, when, and how many of each owner
  npm run roads -- where LAT LON         which road is this place at, and whose?`

const networks: readonly RoadNetwork[] = ['carriageway', 'cycleway', 'footway']

await runCommand(async ({ database: { db }, args }) => {
  const { words, mapping, area } = wordsOf(args)
  const [verb, ...rest] = words
  if (verb === 'import' && rest.length === 1) return importFile(db, rest[0] ?? '', { mapping, area })
  if (verb === 'list' && rest.length === 0) return list(db)
  if (verb === 'where' && rest.length === 2) return where(db, rest)
  unknownWords(usage)
})

type Asked = { mapping: string | undefined; area: string | undefined }

function wordsOf(args: string[]): Asked & { words: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { mapping: { type: 'string' }, 'replace-area': { type: 'string' } },
    })
    return { words: positionals, mapping: values.mapping, area: values['replace-area'] }
  } catch {
    unknownWords(usage)
  }
}

async function importFile(db: Db, file: string, { mapping, area }: Asked): Promise<void> {
  if (area !== undefined && !municipalityByCode(area))
    throw new Refused(`--replace-area: "${area}" is no Swedish municipality; give SCB's four digits.`)
  const read = await readRoads(await bytesOf(file), await mappingIn(mapping))
  if (!read.ok)
    throw new Refused(['The file was refused; the roads are as before.', ...read.reasons].join('\n'))
  const areas = await currentAreaIndex(db)
  if (area !== undefined) refuseElsewhere(read.roads, area, areas)
  await importRoads(db, read.roads, { name: basename(file), municipality: area ?? null, areas })
  say(`Imported ${read.roads.length} roads from ${basename(file)}.`)
}

async function mappingIn(file: string | undefined): Promise<RoadMapping> {
  if (file === undefined) return nvdbMapping
  const mapping = readRoadMapping(new TextDecoder().decode(await bytesOf(file)))
  if (typeof mapping === 'string') throw new Refused(mapping)
  return mapping
}

// A municipality's delivery crosses its border here and there; one that mostly lies elsewhere is another's.
function refuseElsewhere(roads: readonly Road[], area: string, areas: AreaIndex | null): void {
  const astray = roads.filter((road) => municipalityOfRoad(road, areas) !== area).length
  if (astray * 2 > roads.length)
    throw new Refused(
      `${astray} of ${roads.length} roads lie outside ${area} ${municipalityByCode(area)?.name}; the roads are as before.`,
    )
}

async function list(db: Db): Promise<void> {
  const imports = await listRoadImports(db)
  if (imports.length === 0) return say('No roads have been imported.')
  sayTable(
    imports.map(({ source, municipality, importedAt, owners }) => ({
      source,
      area: municipality ?? 'all',
      imported: swedishTime(importedAt),
      ...owners,
    })),
  )
}

async function where(db: Db, [lat, lon]: string[]): Promise<void> {
  const point = { lat: Number(lat), lon: Number(lon) }
  if (!lat?.trim() || !lon?.trim() || !(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180))
    throw new Refused(`"${lat ?? ''}, ${lon ?? ''}" is not a latitude and a longitude in degrees.`)
  const index = await currentRoadIndex(db)
  if (!index) throw new Refused('No roads have been imported.')
  const answers = networks.map((network) => {
    const at = roadAt(index, point, [network])
    return [network, at && { ...inWords(at.road), isSure: at.isSure, others: at.others.map(inWords) }]
  })
  say(JSON.stringify(Object.fromEntries(answers), null, 2))
}

function inWords({ metres, network: _, ...road }: NearRoad) {
  return { ...road, metres: Number(metres.toFixed(1)) }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
}
