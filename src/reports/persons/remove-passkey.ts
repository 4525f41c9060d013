import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockPerson } from '#people/lock-person.ts'
import { endSessionsBy } from '#people/sessions.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'
import type { Door } from '../report.ts'

type Removing = { person: number; passkey: string; session: string | null; door: Door }

/**
 * Removes a key of a person's own, ends the sessions it has begun, but the one it is removed in, and tells their
 * address. False where they have no such key; once more does nothing.
 */
export function removePasskey(db: Db, { person, passkey, session, door }: Removing): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const known = await lockPerson(tx, person)
    if (!known) return false
    await endSessionsBy(tx, { person, passkey, except: session })
    const removed = await tx
      .deleteFrom('passkeys')
      .where('id', '=', passkey)
      .where('person', '=', person)
      .returning('id')
      .executeTakeFirst()
    if (!removed) return false
    await recordEvent(tx, { act: 'remove_passkey', door, actor: 'reporter', person })
    const { email: address, language } = known
    await queueLetter(tx, { kind: 'passkey_removed', address, person, language }, sql<Date>`now()`)
    return true
  })
}
