import { z } from 'zod'
import { municipalities } from '#geo/municipalities.ts'
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
    page: z.string(),
  }),
)
export const areasAnswer = named('Areas', z.object({ areas: z.array(area) }))

/** `GET /api/v1/areas`: the 290 municipalities, by the codes of SCB. */
export function listOfAreas(ask: ApiAsk): Response {
  const read = readQuestion(ask.c, z.strictObject({}))
  if (!read.ok) return read.answer
  const areas = municipalities.map(({ registrator: _, point, ...told }) => ({
    ...told,
    ...point,
    page: ask.rooms.baseUrl + paths.municipality(told.slug),
  }))
  return answerTagged(ask, { areas }, { maxAge: 3600 })
}
