import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { caseMailbox } from './case-mailbox.ts'
import { linkWasMailed } from './deliveries/link-was-mailed.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { type Doer, type LockedCase, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { replaceCaseLink } from './replace-case-link.ts'

export type Renewed = 'sent' | 'too_soon'

/**
 * Mails the holder a link to its case, to its present mailbox and nowhere else. At most one each ten minutes: whoever
 * has found an old link can't fill the mailbox with it. One that works is sent again, so that nobody can end it by
 * asking; else there is a new one. A report that has come back to its holder has another case, and that is meant.
 */
export function renewCaseLink(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<Renewed> {
  return inTransaction(db, async (tx) => {
    const asked = await lockCase(tx, caseId)
    if (asked.is_present && by.body !== asked.holder) throw new MoveRefused('actor')
    const mailbox = await caseMailbox(tx, caseId, by.body ?? null)
    if (!mailbox) throw new MoveRefused('not_present')
    if (mailbox.address === null) throw new MoveRefused('unreachable')
    const held = await lockCase(tx, mailbox.caseId)
    if (await linkWasMailed(tx, held.id)) return 'too_soon'
    const delivery = (await hasWorkingLink(tx, held))
      ? await queueDelivery(tx, held, 'link')
      : await replaceCaseLink(tx, held)
    await recordEvent(tx, { ...eventOf(held, by), act: 'renew_link', delivery })
    return 'sent'
  })
}

async function hasWorkingLink(tx: Db, { id }: LockedCase): Promise<boolean> {
  const working = await tx
    .selectFrom('links')
    .select('id')
    .where('case_id', '=', id)
    .where('act', '=', 'case')
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`coalesce(expires_at > now(), true)`)
    .executeTakeFirst()
  return working !== undefined
}
