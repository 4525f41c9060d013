import type { Db } from '#database/database.ts'
import type { WatchPace } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { isStanding } from '#people/links/links.ts'
import { provenPerson } from '#people/proven-person.ts'
import { Gone, NotFound } from '../../errors.ts'
import { lockForm } from '../lock-form.ts'
import type { Door } from '../report.ts'
import { type Contributed, contribute } from './contribute.ts'
import { lockWaiting } from './waiting-contribution.ts'

export type Confirming = {
  contribution: string
  link: string | null
  door: Door
  pace?: WatchPace | undefined
}

/**
 * What waited counts from now on: its link has proven the address. A second confirmation changes nothing; a report
 * that takes no such thing any more refuses it.
 */
export function confirmContribution(
  db: Db,
  { contribution: id, link, door, pace }: Confirming,
): Promise<Contributed> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, id)
    const waiting = await lockWaiting(tx, id)
    if (!waiting) throw new NotFound('no such contribution')
    const { kind, email, language, confirmedFor } = waiting
    if (confirmedFor) return { kind, report: confirmedFor, first: false }
    if (!email || waiting.hasExpired) throw new Gone('the contribution has expired')
    if (link && !(await isStanding(tx, 'support', link, { support: id })))
      throw new Gone('the link belongs to an older address')
    const person = await provenPerson(tx, { email, language })
    return contribute(tx, waiting, { person, link, door, pace })
  })
}
