import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { provenPerson } from '#people/proven-person.ts'
import { Gone, NotFound } from '../../errors.ts'
import { lockForm } from '../lock-form.ts'
import type { Door } from '../report.ts'
import { type Contributed, contribute } from './contribute.ts'

export type Confirming = { contribution: string; link: string | null; door: Door }

/**
 * What waited counts from now on: its link has proven the address. A second confirmation changes nothing; a report
 * that takes no such thing any more refuses it.
 */
export function confirmContribution(
  db: Db,
  { contribution: id, link, door }: Confirming,
): Promise<Contributed> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, id)
    const waiting = await lockWaiting(tx, id)
    const { kind, email, language } = waiting
    if (waiting.confirmed_for) return { kind, report: waiting.confirmed_for, first: false }
    if (!email || waiting.expired) throw new Gone('the contribution has expired')
    if (link && !(await isStillGood(tx, id, link))) throw new Gone('the link belongs to an older address')
    const person = await provenPerson(tx, { email, language })
    return contribute(tx, waiting, { person, link, door })
  })
}

async function lockWaiting(tx: Db, id: string) {
  const waiting = await tx
    .selectFrom('unconfirmed_supports')
    .select(['id', 'kind', 'report', 'email', 'language', 'wants_letters as wantsLetters', 'words'])
    .select(['confirmed_for', sql<boolean>`expires_at <= now()`.as('expired')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!waiting) throw new NotFound('no such contribution')
  return waiting
}

async function isStillGood(tx: Db, contribution: string, link: string): Promise<boolean> {
  const found = await tx
    .selectFrom('links')
    .select('id')
    .where('id', '=', link)
    .where('support', '=', contribution)
    .where('act', '=', 'support')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
