import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { caseMailbox } from './case-mailbox.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { type MailedLink, mailCaseLink } from './mail-case-link.ts'

/**
 * Mails the holder a link to its case, to its present mailbox and nowhere else: whoever has found an old link gains
 * nothing by it. A report that has come back to its holder has another case, and that is meant.
 */
export function renewCaseLink(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<MailedLink> {
  return inTransaction(db, async (tx) => {
    const asked = await lockCase(tx, caseId)
    if (asked.is_present && by.body !== asked.holder) throw new MoveRefused('actor')
    const mailbox = await caseMailbox(tx, caseId, by.body ?? null)
    if (!mailbox) throw new MoveRefused('not_present')
    if (mailbox.address === null) throw new MoveRefused('unreachable')
    return mailCaseLink(tx, await lockCase(tx, mailbox.caseId), by)
  })
}
