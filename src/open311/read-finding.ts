import { settledBefore } from '#database/settled-before.ts'
import { type Finding, findingAll } from '#reports/programs/find-reports.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { type Sought, saysTooLittle } from '#reports/search/sought.ts'
import { readCursor } from './cursor.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { readArea } from './read-area.ts'
import { readCodes, readIds, readStatus } from './read-codes.ts'
import { type Page, readPage } from './read-page.ts'
import { readSpan } from './read-span.ts'
import { readTime } from './read-time.ts'
import type { Open311Ask } from './rooms.ts'

export type Asked = { page: Page; finding: Finding }

/** What a list of requests is asked for, and one more than its page holds, to know whether there are more. */
export async function readFinding(ask: Open311Ask): Promise<Asked> {
  const { asked } = ask
  const { municipality } = await jurisdictionOf(ask)
  const page = readPage(asked)
  const part = { municipality, most: page.size + 1, skipped: (page.page - 1) * page.size }
  const numbers = readIds(asked['service_request_id'])
  if (numbers) return { page, finding: { ...findingAll, ...part, numbers } }
  const finding = {
    ...{ ...findingAll, ...part, ...(await readChanged(ask)) },
    categories: readCodes(asked['service_code']),
    isOpen: readStatus(asked['status']),
    area: readArea(asked),
  }
  const sought = await readWords(ask, municipality)
  return { page, finding: sought === 'nothing' ? { ...finding, numbers: [] } : { ...finding, sought } }
}

type Times = Pick<Finding, 'confirmed' | 'changed' | 'beyond' | 'order'>

/** Who asks what has changed goes on from the latest they got, so that comes in its order; and nothing is told before all older is known. */
async function readChanged({ asked, rooms }: Open311Ask): Promise<Times> {
  const after = readTime('updated_after', asked['updated_after'])?.at ?? null
  const before = readTime('updated_before', asked['updated_before'])?.at ?? null
  const beyond = after && readCursor(asked['after'])
  const hasDays = asked['start_date'] !== undefined || asked['end_date'] !== undefined
  if (!after && !before)
    return { confirmed: readSpan(asked), changed: { after, before }, beyond, order: 'newest' }
  const confirmed = hasDays ? readSpan(asked) : findingAll.confirmed
  if (!after) return { confirmed, changed: { after, before }, beyond, order: 'changed_last' }
  const settled = await settledBefore(rooms.db)
  const changed = { after, before: before && before < settled.at ? before : settled.exactly }
  return { confirmed, changed, beyond, order: 'changed_first' }
}

/** Words that tell no report from another find none. */
async function readWords(
  { asked, rooms }: Open311Ask,
  municipality: string | null,
): Promise<Sought | null | 'nothing'> {
  const { q } = asked
  if (q === undefined) return null
  const sought = await findSought(rooms.db, q, { within: municipality })
  return sought && !saysTooLittle(sought) ? sought : 'nothing'
}
