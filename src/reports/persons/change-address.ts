import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { beginSession, endSessionsOf } from '#people/sessions.ts'
import { useLinkOnce } from '#people/use-link-once.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'
import type { Door } from '../report.ts'
import { addressAskedFor } from './ask-for-address.ts'
import { joinPersons } from './join-persons.ts'
import { renewLinks } from './renew-links.ts'

/**
 * A person has proven their new address by the link sent there. What was mailed to the old one opens nothing any more,
 * every session is over but the one that begins here, and the old address is told. Where the new one is a person
 * already it is the same person with two addresses, both proven: what is theirs becomes one. Null: used before.
 */
export function changeAddress(
  db: Db,
  { link, door }: { link: string; door: Door },
): Promise<{ session: string } | null> {
  return inTransaction(db, async (tx) => {
    const address = await addressAskedFor(tx, link)
    const person = await useLinkOnce(tx, 'new_address', link)
    if (address === null || person === null) return null
    const [before, known] = await lockBoth(tx, person, address)
    if (!before?.email) return null
    await tx.deleteFrom('new_addresses').where('link', '=', link).execute()
    await renewLinks(tx, person)
    await endSessionsOf(tx, person)
    if (known) await joinPersons(tx, { from: person, into: known.id })
    else await setAddress(tx, person, address)
    const now = known?.id ?? person
    await recordEvent(tx, { act: 'change_address', door, actor: 'reporter', person: now, link })
    const { email, language } = before
    await queueLetter(
      tx,
      { kind: 'address_changed', address: email, person: now, language },
      sql<Date>`now()`,
    )
    return { session: await beginSession(tx, now) }
  })
}

/** In the order of their numbers, so that two changes at once never wait for each other. */
async function lockBoth(tx: Db, person: number, address: string) {
  const locked = await tx
    .selectFrom('people')
    .select(['id', 'email', 'language'])
    .where((where) => where.or([where('id', '=', person), where('email', '=', address)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  return [locked.find(({ id }) => id === person), locked.find(({ id }) => id !== person)] as const
}

const setAddress = (tx: Db, person: number, address: string) =>
  tx
    .updateTable('people')
    .set({ email: address, proven_at: sql`now()`, rests_since: null })
    .where('id', '=', person)
    .execute()
