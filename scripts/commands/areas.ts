import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { areaSets, bringBackAreas, currentAreas, importAreas } from '#bodies/area-sets.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { buildAreaIndex } from '#geo/area-index.ts'
import { readAreas } from '#geo/areas.ts'
import { type Located, locateMunicipality } from '#geo/locate-municipality.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { swedishDay } from '#i18n/formats.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'
import { type AskedPoint, pointsIn, toPoint } from '../read-points.ts'

const usage = `  npm run areas -- import FILE               the municipalities' polygons: GeoPackage, GeoJSON or TopoJSON
  npm run areas -- list                      every set that was imported, and which is in force
  npm run areas -- use ID                    go back to an earlier set
  npm run areas -- where LAT LON             whose is this place?
  npm run areas -- where --file POINTS.csv   the same for many: columns id,lat,lon`

await runCommand(async ({ database: { db }, args: [verb, ...rest] }) => {
  if (verb === 'import' && rest.length === 1) return importFile(db, rest[0] ?? '')
  if (verb === 'list' && rest.length === 0) return list(db)
  if (verb === 'use' && rest.length === 1) return use(db, rest[0] ?? '')
  if (verb === 'where') return where(db, rest)
  unknownWords(usage)
})

async function importFile(db: Db, file: string): Promise<void> {
  const read = await readAreas(await bytesOf(file))
  if (!read.ok)
    throw new Refused(['The file was refused; the areas are as before.', ...read.reasons].join('\n'))
  await importAreas(db, read.areas, basename(file))
  say(`Imported ${read.areas.length} municipalities from ${basename(file)}.`)
}

async function list(db: Db): Promise<void> {
  const sets = await areaSets(db)
  if (sets.length === 0) return say('No areas were ever imported: the nearest known place decides.')
  sayTable(
    sets.map(({ id, source, importedAt, isCurrent }) => ({
      id,
      imported: swedishDay(importedAt),
      'in force': isCurrent ? 'yes' : '',
      source,
    })),
  )
}

async function use(db: Db, word: string): Promise<void> {
  const set = (await areaSets(db)).find(({ id }) => String(id) === word)
  if (!set) throw new Refused(`There is no set ${word}: see npm run areas -- list`)
  await bringBackAreas(db, set.id)
  say(`${set.source} is in force. Reports stay with the municipality they were given.`)
}

async function where(db: Db, words: string[]): Promise<void> {
  const points = await pointsOf(words)
  const areas = await currentAreas(db)
  const index = areas.length > 0 ? buildAreaIndex(areas) : null
  const answers = points.map(({ id, point }) => ({ id, ...answerFor(locateMunicipality(point, index)) }))
  say(`[${answers.map((answer) => JSON.stringify(answer)).join(',\n')}]`)
}

function answerFor(located: Located) {
  if (!located.found)
    return { code: null, name: null, source: null, confidence: 'sure', alternatives: [], why: located.why }
  const { code, source, confidence, alternatives, neighbours = [] } = located
  const borders = neighbours.map((neighbour) => ({
    ...named(neighbour.code),
    metres: Math.round(neighbour.metres),
  }))
  return { ...named(code), source, confidence, alternatives, borders }
}

function named(code: string) {
  return { code, name: municipalityByCode(code)?.name ?? null }
}

async function pointsOf(words: string[]): Promise<AskedPoint[]> {
  const [first, second] = words
  if (first === '--file' && second && words.length === 2)
    return pointsIn((await bytesOf(second)).toString('utf8'))
  if (words.length !== 2) unknownWords(usage)
  return [{ id: '1', point: toPoint(first, second, 'LAT LON') }]
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
}
