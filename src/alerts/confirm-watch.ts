import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { ensureLink, isStanding } from '#people/links/links.ts'
import { provenPerson } from '#people/proven-person.ts'
import { lockForm } from '#reports/lock-form.ts'
import type { Door } from '#reports/report.ts'
import { Gone, NotFound } from '../errors.ts'
import { beginWatch } from './begin-watch.ts'
import { lockWatch } from './watch-queries.ts'

export type ConfirmingWatch = { watch: string; link: string; door: Door }

/**
 * From now on its person hears of what happens there: the link has proven the address. A second confirmation changes
 * nothing. Returns the link to the one place where all they follow is kept.
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
    await beginWatch(tx, { watch: id, person, link, door })
    return ensureLink(tx, 'watches', person)
  })
}
