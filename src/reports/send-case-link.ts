import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../errors.ts'
import { presentCaseOf } from './case-queries.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { type MailedLink, mailCaseLink } from './mail-case-link.ts'
import { standingCase } from './open-acts.ts'

export type SendingLink = {
  /** The case whose page it is asked for from; null: where its body runs its connections. */
  from: number | null
  /** The report whose case is wanted. */
  report: number
  by: Doer
}

/**
 * Mails a body the link to another of its cases. Whoever holds the link of one case is shown no other's: only the
 * mailbox, which has had it before, gets it.
 */
export function sendCaseLink(db: Db, { from, report, by }: SendingLink): Promise<MailedLink> {
  return inTransaction(db, async (tx) => {
    if (from !== null) await askedByHolder(tx, from, by)
    const found = await presentCaseOf(tx, report)
    if (!found || found.holder !== by.body) throw new NotFound('the body holds no such case')
    const wanted = await lockCase(tx, found.id)
    if (!wanted.is_present) throw new NotFound('the body holds it no more')
    return mailCaseLink(tx, wanted, by)
  })
}

async function askedByHolder(tx: Db, from: number, by: Doer): Promise<void> {
  const held = await standingCase(tx, from)
  if (!held.is_present) throw new MoveRefused('not_present')
  if (by.body !== held.holder) throw new MoveRefused('actor')
}
