import type { Db } from '#database/database.ts'
import { revokeLinks } from '#people/links/links.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import type { HeldCase } from './report.ts'

/** Ends the link a holder has to its case and mails it a new one; returns that delivery. */
export async function replaceCaseLink(tx: Db, held: HeldCase): Promise<string> {
  await revokeLinks(tx, 'case', { case_id: held.id })
  const delivery = await queueDelivery(tx, held, 'link')
  await giveToWaitingMails(tx, held, delivery)
  return delivery
}

/** What has not left yet must not arrive with a link that is ended. */
async function giveToWaitingMails(tx: Db, held: HeldCase, delivery: string): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set((row) => ({
      link: row.selectFrom('deliveries as newest').select('link').where('newest.id', '=', delivery),
    }))
    .where('case_id', '=', held.id)
    .where('state', 'not in', ['sent', 'received'])
    .execute()
}
