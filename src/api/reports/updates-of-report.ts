import { z } from 'zod'
import { answerTagged } from '../answer-tagged.ts'
import { readQuestion } from '../read-question.ts'
import type { ApiAsk } from '../rooms.ts'
import { named } from '../schemas.ts'
import { reportOfAddress } from './report-of-address.ts'
import { shownUpdate, showUpdates } from './shown-update.ts'

export const updatesAnswer = named('Updates', z.object({ number: z.int(), updates: z.array(shownUpdate) }))

/** `GET /api/v1/reports/:number/updates`: what has happened with it and was said of it, the newest first. */
export async function updatesOfReport(ask: ApiAsk): Promise<Response> {
  const read = readQuestion(ask.c, z.strictObject({}))
  if (!read.ok) return read.answer
  const { number, happenings } = await reportOfAddress(ask)
  const updates = showUpdates(ask.rooms.baseUrl, happenings)
  return answerTagged(ask, { number, updates }, { maxAge: 60 })
}
