import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../errors.ts'
import { presentCaseOf } from './case-queries.ts'
import { linkWasMailed } from './deliveries/link-was-mailed.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { standingCase } from './open-acts.ts'
import { recordEvent } from './record-event.ts'
import type { Renewed } from './renew-case-link.ts'
import { replaceCaseLink } from './replace-case-link.ts'
import type { HeldCase } from './report.ts'

export type SendingLink = {
  /** The case whose page it is asked for from. */
  from: number
  /** The report whose case is wanted. */
  report: number
  by: Doer
}

/**
 * Mails a body the link to another of its cases. Whoever holds the link of one case is shown no other's: only the
 * mailbox, which has had it before, gets it. One that still works goes on working; at most one each ten minutes.
 */
export function sendCaseLink(db: Db, { from, report, by }: SendingLink): Promise<Renewed> {
  return inTransaction(db, async (tx) => {
    const held = await standingCase(tx, from)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    const found = await presentCaseOf(tx, report)
    if (found?.holder !== held.holder) throw new NotFound('the body holds no such case')
    const wanted = await lockCase(tx, found.id)
    if (!wanted.is_present) throw new NotFound('the body holds it no more')
    if (await linkWasMailed(tx, wanted.id)) return 'too_soon'
    const delivery = (await hasWorkingLink(tx, wanted))
      ? await queueDelivery(tx, wanted, 'link')
      : await replaceCaseLink(tx, wanted)
    await recordEvent(tx, { ...eventOf(wanted, by), act: 'renew_link', delivery })
    return 'sent'
  })
}

async function hasWorkingLink(tx: Db, { id }: HeldCase): Promise<boolean> {
  const found = await tx
    .selectFrom('links')
    .select('id')
    .where('act', '=', 'case')
    .where('case_id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
