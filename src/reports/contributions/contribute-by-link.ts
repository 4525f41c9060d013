import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../../errors.ts'
import { lockForm } from '../lock-form.ts'
import { keepWithContribution } from '../photos/photos-of-contribution.ts'
import type { Door } from '../report.ts'
import { type Contributed, type Contributing, contribute } from './contribute.ts'

export type ByLink = Contributing & { person: number; link: string; door: Door }

/**
 * The reporter adds to their own report: the link to its page has proven the address, so nothing waits for a letter.
 * Sent twice it is one, by the form's key.
 */
export function contributeByLink(db: Db, { person, link, door, ...given }: ByLink): Promise<Contributed> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, given.id)
    const done = await before(tx, given.id)
    if (done) return { kind: given.kind, report: done, first: false }
    await store(tx, given)
    await keepWithContribution(tx, given.id)
    return contribute(tx, given, { person, link, door })
  })
}

async function before(tx: Db, id: string): Promise<number | null> {
  const row = await tx
    .selectFrom('unconfirmed_supports')
    .select('confirmed_for')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.confirmed_for ?? null
}

/** Remembers the key, so that the form can't be sent once more, and no photo comes after. */
async function store(tx: Db, { wantsLetters, ...given }: Contributing): Promise<void> {
  const found = await tx
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', given.report)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such report')
  await tx
    .insertInto('unconfirmed_supports')
    .values({ ...given, ...found, wants_letters: wantsLetters })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
