import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockPerson } from '#people/lock-person.ts'
import { useChallenge } from '#people/passkeys/challenges.ts'
import { countPasskeys, mostPasskeys } from '#people/passkeys/passkeys-of-person.ts'
import type { Site } from '#people/passkeys/site.ts'
import { type NewKeyAnswer, verifyNewKey } from '#people/passkeys/verify.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'
import type { Door } from '../report.ts'

type Adding = { person: number; browser: string; answer: NewKeyAnswer; name: string; site: Site; door: Door }

/**
 * Adds the key a device has made for whoever is signed in, and tells their address. False, whatever was wrong: the
 * challenge is used, too old or another browser's, the answer is not to it, or the key is known already.
 */
export function addPasskey(db: Db, { person, browser, answer, name, site, door }: Adding): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const known = await lockPerson(tx, person)
    const asked = await useChallenge(tx, browser, person)
    if (!known || !asked?.handle || (await countPasskeys(tx, person)) >= mostPasskeys) return false
    const key = await verifyNewKey(answer, { challenge: asked.challenge, site })
    if (!key) return false
    const { credential, publicKey: public_key, counter } = key
    const added = await tx
      .insertInto('passkeys')
      .values({ id: randomUUID(), person, credential, handle: asked.handle, public_key, counter, name })
      .onConflict((conflict) => conflict.column('credential').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return false
    await recordEvent(tx, { act: 'add_passkey', door, actor: 'reporter', person })
    const { email: address, language } = known
    await queueLetter(tx, { kind: 'passkey_added', address, person, language }, sql<Date>`now()`)
    return true
  })
}
