import { findingAll, findReports } from '#reports/programs/find-reports.ts'
import { answerRows } from './answer-rows.ts'
import { madeOf } from './changeset.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { Open311Mistake } from './mistake.ts'
import { readIds } from './read-codes.ts'
import { requestParts } from './request-parts.ts'
import type { Open311Ask } from './rooms.ts'

/** One request by its number. What is private or hidden is not there, like what never was. */
export async function request(ask: Open311Ask): Promise<Response> {
  const { municipality } = await jurisdictionOf(ask)
  const { id = '' } = ask.named
  const numbers = readIds(id) ?? []
  const [found] =
    numbers.length === 1
      ? await findReports(ask.rooms.db, { ...findingAll, municipality, numbers, most: 1 })
      : []
  if (!found) throw new Open311Mistake('request_unknown', id)
  const edition = await madeOf(ask.rooms.db)
  return answerRows(ask, {
    root: 'service_requests',
    mark: [edition, found],
    parts: requestParts(ask, [found], edition),
  })
}
