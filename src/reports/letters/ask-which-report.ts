import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { ensureLink } from '#people/links/links.ts'
import { lockAddress } from '../lock-form.ts'
import type { Language } from '../report.ts'
import { addressKey } from './address-key.ts'
import { oneMoreLetter } from './one-more-letter.ts'
import { queueLetter } from './queue-letter.ts'

export type Asking = { person: number; email: string; language: Language; mail: string }

/**
 * Somebody has answered a letter about several reports, which none of them can be told by: they are told how to be
 * heard. Returns false where that has been said often enough this hour.
 */
export function askWhichReport(db: Db, { person, email, language, mail }: Asking): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const key = addressKey(email)
    await lockAddress(tx, key)
    if (!(await oneMoreLetter(tx, key, 'which_report'))) return false
    const link = await ensureLink(tx, 'watches', person)
    await queueLetter(tx, { kind: 'which_report', person, link, language, answers: mail }, sql<Date>`now()`)
    return true
  })
}
