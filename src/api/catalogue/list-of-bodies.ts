import { z } from 'zod'
import { listBodies } from '#bodies/list-bodies.ts'
import { answerTagged } from '../answer-tagged.ts'
import { cursorIn, cursorOfCode } from '../cursor.ts'
import { limitQuestion } from '../limit-question.ts'
import { nextPage } from '../next-page.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { bodyKind, showBody, shownBody } from './shown-body.ts'

export const bodiesQuestion = z.strictObject({
  kind: bodyKind.optional(),
  limit: limitQuestion,
  cursor: cursorOfCode.optional().describe('Where the page before ended: take it from `next`.'),
})
export const bodiesAnswer = named(
  'Bodies',
  z.object({ bodies: z.array(shownBody), next: z.string().nullable() }),
)

/** `GET /api/v1/bodies`: municipalities, agencies and associations, by code, a page of them. */
export async function listOfBodies(ask: ApiAsk): Promise<Response> {
  const read = readQuestion(ask.c, bodiesQuestion)
  if (!read.ok) return read.answer
  const { kind = null, limit, cursor = null } = read.asked
  const found = await listBodies(ask.rooms.db, { kind, after: cursor, most: limit + 1 })
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  const next = nextPage(ask, last ? cursorIn('bodies', last.code) : null)
  const bodies = page.map((body) => showBody(ask.rooms.baseUrl, body))
  return answerTagged(ask, { bodies, next }, { maxAge: 300 })
}
