import { findReports } from '#reports/programs/find-reports.ts'
import { answerRows } from './answer-rows.ts'
import { changesetOf } from './changeset.ts'
import { linkPages } from './link-pages.ts'
import { readFinding } from './read-finding.ts'
import { requestParts } from './request-parts.ts'
import type { Open311Ask } from './rooms.ts'

/** The requests that are asked for, a page of them: an empty one where there are none. */
export async function requests(ask: Open311Ask): Promise<Response> {
  const { db } = ask.rooms
  const { page, finding } = await readFinding(ask)
  const found = await findReports(db, finding)
  linkPages(ask, page, found.length > page.size)
  const shown = found.slice(0, page.size)
  const changeset = await changesetOf(db)
  return answerRows(ask, {
    root: 'service_requests',
    mark: [changeset, ...shown.flatMap(({ number, changed }) => [number, changed])],
    parts: requestParts(ask, shown, changeset),
  })
}
