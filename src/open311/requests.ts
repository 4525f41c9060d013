import { readInTime } from '#database/read-in-time.ts'
import { type Finding, type Found, findReports } from '#reports/programs/find-reports.ts'
import { answerRows } from './answer-rows.ts'
import { madeOf } from './changeset.ts'
import { cursorOf } from './cursor.ts'
import { type Going, linkPages } from './link-pages.ts'
import { readFinding } from './read-finding.ts'
import { requestParts } from './request-parts.ts'
import type { Open311Ask } from './rooms.ts'

/** The requests that are asked for, a page of them: an empty one where there are none. */
export async function requests(ask: Open311Ask): Promise<Response> {
  const { db } = ask.rooms
  const { page, finding } = await readFinding(ask)
  const found = await readInTime(db, (tx) => findReports(tx, finding))
  const shown = found.slice(0, page.size)
  linkPages(ask, page, { hasMore: found.length > page.size, going: goingOn(finding, shown) })
  const edition = await madeOf(db)
  return answerRows(ask, {
    root: 'service_requests',
    mark: [edition, ...shown.flatMap(({ number, changed }) => [number, changed])],
    parts: requestParts(ask, shown, edition),
  })
}

/** In the order of changes what is on a page may move meanwhile: the next one begins after the last that was shown. */
function goingOn({ order }: Finding, shown: readonly Found[]): Going {
  const last = shown.at(-1)
  return order === 'changed_first' && last ? { page: null, after: cursorOf(last) } : {}
}
