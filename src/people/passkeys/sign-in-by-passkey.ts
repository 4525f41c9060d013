import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockPerson } from '../lock-person.ts'
import { beginSession, endSession } from '../sessions.ts'
import { useChallenge } from './challenges.ts'
import type { Site } from './site.ts'
import { type SignInAnswer, verifySignIn } from './verify.ts'

type SigningIn = { browser: string; answer: SignInAnswer; site: Site; before: string | null }

/**
 * Begins a session by a passkey, the same as a mailed link does, and ends the one the browser had. The token; null,
 * whatever was wrong: the challenge was used or is another browser's, the key is unknown or removed, it was made for
 * somebody else or somewhere else, or it has counted back.
 */
export function signInByPasskey(
  db: Db,
  { browser, answer, site, before }: SigningIn,
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const asked = await useChallenge(tx, browser, null)
    const passkey = asked && (await lockPasskey(tx, answer))
    if (!passkey) return null
    const counter = await verifySignIn(answer, { challenge: asked.challenge, site, key: passkey })
    if (counter === null) return null
    await tx
      .updateTable('passkeys')
      .set({ counter, last_used_at: sql`now()` })
      .where('id', '=', passkey.id)
      .execute()
    if (before) await endSession(tx, before)
    return beginSession(tx, passkey.person, passkey.id)
  })
}

/** The key that answered, under its person's lock: they may be leaving, or removing it. */
async function lockPasskey(tx: Db, { id, response }: SignInAnswer) {
  const passkey = tx
    .selectFrom('passkeys')
    .select(['id', 'person', 'credential', 'public_key as publicKey', 'counter'])
    .where('credential', '=', Buffer.from(id, 'base64url'))
    .where('handle', '=', Buffer.from(response.userHandle ?? '', 'base64url'))
  const found = await passkey.executeTakeFirst()
  if (!found || !(await lockPerson(tx, found.person))) return undefined
  return passkey.where('person', '=', found.person).executeTakeFirst()
}
