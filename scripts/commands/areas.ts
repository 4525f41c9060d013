import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { currentAreas, importAreas } from '#bodies/area-sets.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { buildAreaIndex } from '#geo/area-index.ts'
import { readAreas } from '#geo/areas.ts'
import type { Point } from '#geo/browser/point.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { runCommand, say, unknownWords } from '../command.ts'

const usage = `  npm run areas -- import FILE               the municipalities' polygons, TopoJSON or GeoJSON
  npm run areas -- where LAT LON             whose is this place?
  npm run areas -- where --file POINTS.csv   the same for many: columns id,lat,lon`

await runCommand(async ({ database: { db }, args: [verb, ...rest] }) => {
  if (verb === 'import' && rest.length === 1) return importFile(db, rest[0] ?? '')
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

async function where(db: Db, words: string[]): Promise<void> {
  const points = await pointsIn(words)
  const areas = await currentAreas(db)
  const index = areas.length > 0 ? buildAreaIndex(areas) : null
  const answers = points.map(({ id, point }) => {
    const located = locateMunicipality(point, index)
    if (!located.found)
      return {
        id,
        code: null,
        name: null,
        source: null,
        confidence: 'sure',
        alternatives: [],
        why: located.why,
      }
    const { code, source, confidence, alternatives } = located
    return { id, code, name: municipalityByCode(code)?.name ?? null, source, confidence, alternatives }
  })
  say(`[${answers.map((answer) => JSON.stringify(answer)).join(',\n')}]`)
}

type Asked = { id: string; point: Point }

async function pointsIn(words: string[]): Promise<Asked[]> {
  const [first, second] = words
  if (first === '--file' && second && words.length === 2) return pointsOf(await textOf(second))
  if (words.length !== 2) unknownWords(usage)
  return [{ id: '1', point: toPoint(first, second, 'LAT LON') }]
}

function pointsOf(text: string): Asked[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
  const rows = lines
    .map((line, number) => ({ cells: line.split(/[,;\t]/), number: number + 1 }))
    .filter(({ cells }) => cells.length > 1)
  const [heading] = rows
  const places = heading?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const [id, lat, lon] = [places.indexOf('id'), places.indexOf('lat'), places.indexOf('lon')]
  if (lat < 0 || lon < 0) throw new Refused('The first line must name the columns id,lat,lon.')
  return rows.slice(1).map(({ cells, number }) => ({
    id: cells[id]?.trim() ?? String(number - 1),
    point: toPoint(cells[lat], cells[lon], `line ${number}`),
  }))
}

function toPoint(lat: string | undefined, lon: string | undefined, said: string): Point {
  const point = { lat: Number(lat), lon: Number(lon) }
  const sound = lat?.trim() && lon?.trim() && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180
  if (!sound)
    throw new Refused(`${said}: "${lat ?? ''}, ${lon ?? ''}" is not a latitude and a longitude in degrees.`)
  return point
}

const textOf = async (file: string): Promise<string> => (await bytesOf(file)).toString('utf8')

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
}
