import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { linkWasMailed } from './deliveries/link-was-mailed.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import type { Doer, LockedCase } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { replaceCaseLink } from './replace-case-link.ts'

export type MailedLink = 'sent' | 'too_soon'

/**
 * Mails the link of a case to its holder's mailbox, at most once each ten minutes. One that works is sent again, so that
 * nobody can end it by asking; else there is a new one.
 */
export async function mailCaseLink(tx: Db, held: LockedCase, by: Doer): Promise<MailedLink> {
  if (await linkWasMailed(tx, held.id)) return 'too_soon'
  const delivery = (await hasWorkingLink(tx, held))
    ? await queueDelivery(tx, held, 'link')
    : await replaceCaseLink(tx, held)
  await recordEvent(tx, { ...eventOf(held, by), act: 'renew_link', delivery })
  return 'sent'
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
