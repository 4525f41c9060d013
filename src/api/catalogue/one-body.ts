import { z } from 'zod'
import { categories } from '#bodies/catalogue.ts'
import { NotFound } from '../../errors.ts'
import { answerTagged } from '../answer-tagged.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { showBody, shownBody } from './shown-body.ts'

export const bodyAnswer = named(
  'BodyAndWishes',
  shownBody.extend({
    privateCategories: z
      .array(z.string())
      .describe('Reports of these it wants to itself: nobody else sees them.'),
  }),
)

/** `GET /api/v1/bodies/:code`: one of them, also by the slug of its page. */
export function oneBody(ask: ApiAsk): Response {
  const { c, rooms } = ask
  const read = readQuestion(c, z.strictObject({}))
  if (!read.ok) return read.answer
  const { receivers } = rooms.tables()
  const body = receivers.named(c.req.param('code') ?? '')
  if (!body) throw new NotFound('no such body')
  const kept = categories.filter(({ code }) => receivers.isPrivate(body.code, code))
  const privateCategories = kept.map(({ code }) => code)
  return answerTagged(ask, { ...showBody(rooms.baseUrl, body), privateCategories }, { maxAge: 300 })
}
