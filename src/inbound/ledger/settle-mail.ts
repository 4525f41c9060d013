import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetterOfMails } from '#reports/letters/failed-mails.ts'
import { type ActOn, type MailToActOn, reasons } from './incoming-mail.ts'

type Settling = { mail: MailToActOn; attempt: number; actOn: ActOn }

/** Acts on a mail and writes down what became of it, in one transaction. Another worker's is left alone. */
export function settleMail(db: Db, { mail, attempt, actOn }: Settling): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ours = await tx
      .selectFrom('incoming_mails')
      .select('id')
      .where('id', '=', mail.id)
      .where('outcome', '=', 'waiting')
      .where('attempts', '=', attempt)
      .forUpdate()
      .executeTakeFirst()
    if (!ours) return
    const { reason, report, caseId, entry } = await actOn(tx, mail)
    const { proof } = mail
    await tx
      .updateTable('incoming_mails')
      .set({
        ...{ outcome: reasons[reason], reason, report, case_id: caseId, entry },
        ...{ spf: proof.spf, spf_domain: proof.spfDomain, dkim_domains: proof.dkimDomains },
        ...{ dmarc: proof.dmarc, from_domain: proof.fromDomain, aligned_from: proof.alignedFrom },
        ...{ leased_until: null, settled_at: sql<Date>`now()` },
      })
      .where('id', '=', mail.id)
      .execute()
    if (reasons[reason] === 'inbox' && reason !== 'asked_back') await queueLetterOfMails(tx)
  })
}
