import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, ensureLink, isStanding } from '#people/links/links.ts'
import { provenPerson } from '#people/proven-person.ts'
import { lockForm } from '#reports/lock-form.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door } from '#reports/report.ts'
import { Conflict, Gone, NotFound } from '../errors.ts'
import { mostWatches } from './watch.ts'
import { lockWatch } from './watch-queries.ts'

export type ConfirmingWatch = { watch: string; link: string; door: Door }

/**
 * From now on its person hears of what happens there: the link has proven the address. A second confirmation changes
 * nothing. Returns the person, and the link to the one place where all they follow is kept.
 */
export function confirmWatch(db: Db, { watch: id, link, door }: ConfirmingWatch): Promise<string> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, id)
    const watch = await lockWatch(tx, id)
    if (!watch) throw new NotFound('no such watch')
    if (watch.person) return ensureLink(tx, 'watches', watch.person)
    if (!watch.email || watch.hasExpired) throw new Gone('the watch has expired')
    if (!(await isStanding(tx, 'watch', link, { watch: id })))
      throw new Gone('the link belongs to an older address')
    const { email, language } = watch
    const person = await provenPerson(tx, { email, language })
    await refuseTooMany(tx, person)
    await tx
      .updateTable('watches')
      .set({ person, email: null, confirmed_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .execute()
    await createLink(tx, 'unwatch', { watch: id, person })
    await ensureLink(tx, 'unwatch', person)
    await recordEvent(tx, { act: 'watch', door, actor: 'neighbour', person, link, facts: { watch: id } })
    return ensureLink(tx, 'watches', person)
  })
}

async function refuseTooMany(tx: Db, person: number): Promise<void> {
  const { count } = await tx
    .selectFrom('watches')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('stopped_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostWatches) throw new Conflict('watches too many already')
}
