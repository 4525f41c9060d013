import { z } from 'zod'
import { type Borders, currentBorders } from '#bodies/current-borders.ts'
import { municipalities } from '#geo/municipalities.ts'
import type { Box } from '#geo/segments.ts'
import { paths } from '#paths.ts'
import { answerTagged, answerText } from '../answer-tagged.ts'
import { collectionOf, featureOf, geoJson, multiPolygon, point, pointOf, wantsGeoJson } from '../geojson.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'

const maxAge = 3600
const box = z.tuple([z.number(), z.number(), z.number(), z.number()])
const area = named(
  'Area',
  z.object({
    code: z.string(),
    name: z.string(),
    official: z.string(),
    slug: z.string(),
    county: z.string(),
    countyCode: z.string(),
    seat: z.string(),
    lat: z.number().describe('Of its seat.'),
    lon: z.number(),
    bbox: box
      .nullable()
      .describe('west, south, east, north of all it covers; null where no borders were imported.'),
    page: z.string(),
  }),
)
export const areasAnswer = named('Areas', z.object({ areas: z.array(area) }))
export const areasGeoJson = named(
  'AreasGeoJson',
  collectionOf(
    featureOf(
      z
        .union([multiPolygon, point])
        .describe('Its borders, drawn simply as those of /borders; its seat where none were imported.'),
      area.omit({ bbox: true }),
    ).extend({ id: z.string(), bbox: box.optional() }),
  ),
)

/** `GET /api/v1/areas`: the 290 municipalities, by the codes of SCB. As GeoJSON to who accepts that, with their borders. */
export async function listOfAreas(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, z.strictObject({}))
  if (!read.ok) return read.answer
  const { areas: borders } = rooms.tables()
  const areas = municipalities.map(({ registrator: _, point: seat, ...told }) => ({
    ...told,
    ...seat,
    bbox: roundedOut(borders?.boxOf(told.code) ?? null),
    page: rooms.baseUrl + paths.municipality(told.slug),
  }))
  if (!wantsGeoJson(ask)) return answerTagged(ask, { areas }, { maxAge })
  const { polygons } = await currentBorders(rooms.db)
  const text = writtenOnce(polygons, [borders, rooms.baseUrl], () => {
    const features = areas.map((told) => asFeature(told, polygons.get(told.code)))
    return JSON.stringify({ type: 'FeatureCollection', features })
  })
  return answerText(ask, text, { type: geoJson, maxAge })
}

type Written = { from: readonly unknown[]; text: string }
const texts = new WeakMap<Borders['polygons'], Written>()

/** A megabyte of corners, written once for each set of areas and what else it is from. */
function writtenOnce(polygons: Borders['polygons'], from: Written['from'], write: () => string): string {
  const known = texts.get(polygons)
  if (known?.from.every((one, at) => one === from[at])) return known.text
  const text = write()
  texts.set(polygons, { from, text })
  return text
}

type Covered = ReturnType<Borders['polygons']['get']>

const asFeature = ({ bbox, ...told }: z.output<typeof area>, covered: Covered) => ({
  type: 'Feature',
  id: told.code,
  ...(bbox && { bbox }),
  geometry: covered ? { type: 'MultiPolygon', coordinates: covered } : pointOf(told),
  properties: told,
})

const places = 1e6

/** To six decimals, and never within what it is around. */
const roundedOut = (around: Box | null): [number, number, number, number] | null =>
  around && [
    Math.floor(around[0] * places) / places,
    Math.floor(around[1] * places) / places,
    Math.ceil(around[2] * places) / places,
    Math.ceil(around[3] * places) / places,
  ]
