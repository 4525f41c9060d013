import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isModerationReason, type ModerationReason, moderationReasons } from '../remark.ts'

/** Why those who run the service have changed or hidden anything of a report; what is shown again counts no more. */
export async function moderatedBecause(tx: Db, report: number): Promise<ModerationReason[]> {
  const acts = await tx
    .selectFrom('events')
    .select(['act', 'entry'])
    .select(sql<string | null>`facts->>'photo'`.as('photo'))
    .select(sql<string | null>`facts->>'reason'`.as('reason'))
    .where('report', '=', report)
    .where('act', 'in', ['redact', 'hide', 'show'])
    .orderBy('id')
    .execute()
  const hidden = new Map<string, string | null>()
  for (const { act, entry, photo, reason } of acts)
    if (act !== 'redact') hidden.set(`${entry} ${photo}`, act === 'hide' ? reason : null)
  const redacted = acts.filter(({ act }) => act === 'redact').map(({ reason }) => reason)
  const said = new Set([...redacted, ...hidden.values()].filter(isModerationReason))
  return moderationReasons.filter((reason) => said.has(reason))
}
