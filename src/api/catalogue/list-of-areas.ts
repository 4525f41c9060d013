import { z } from 'zod'
import { municipalities } from '#geo/municipalities.ts'
import type { Box } from '#geo/segments.ts'
import { paths } from '#paths.ts'
import { answerTagged } from '../answer-tagged.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'

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
    bbox: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .nullable()
      .describe('west, south, east, north of all it covers; null where no borders were imported.'),
    page: z.string(),
  }),
)
export const areasAnswer = named('Areas', z.object({ areas: z.array(area) }))

/** `GET /api/v1/areas`: the 290 municipalities, by the codes of SCB. */
export function listOfAreas(ask: ApiAsk): Response {
  const read = readQuestion(ask.c, z.strictObject({}))
  if (!read.ok) return read.answer
  const { areas: borders } = ask.rooms.tables()
  const areas = municipalities.map(({ registrator: _, point, ...told }) => ({
    ...told,
    ...point,
    bbox: roundedOut(borders?.boxOf(told.code) ?? null),
    page: ask.rooms.baseUrl + paths.municipality(told.slug),
  }))
  return answerTagged(ask, { areas }, { maxAge: 3600 })
}

const places = 1e6

/** To six decimals, and never within what it is around. */
const roundedOut = (box: Box | null): Box | null =>
  box && [
    Math.floor(box[0] * places) / places,
    Math.floor(box[1] * places) / places,
    Math.ceil(box[2] * places) / places,
    Math.ceil(box[3] * places) / places,
  ]
