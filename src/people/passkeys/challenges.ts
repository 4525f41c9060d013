import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** A challenge nobody has answered for so long is over. */
export const challengeMs = 5 * 60_000

/** Who is about to add a key, and what their device will call them. */
type Adding = { person: number; handle: Buffer }

/** Something to sign, for one browser; `browser` goes into its cookie and is kept nowhere. */
export async function makeChallenge(db: Db, adding: Adding | null) {
  const [browser, challenge] = [randomBytes(32).toString('base64url'), randomBytes(32)]
  await db
    .insertInto('passkey_challenges')
    .values({ browser: hashOf(browser), challenge, ...adding, expires_at: inTerm })
    .execute()
  return { browser, challenge: challenge.toString('base64url') }
}

/** What a browser was asked to sign, for this person or to sign in. It is used up, also by whoever was not meant. */
export async function useChallenge(tx: Db, browser: string, person: number | null) {
  const used = await tx
    .deleteFrom('passkey_challenges')
    .where('browser', '=', hashOf(browser))
    .returning(['challenge', 'handle', 'person'])
    .returning(sql<boolean>`expires_at > now()`.as('isInTime'))
    .executeTakeFirst()
  if (!used?.isInTime || used.person !== person) return null
  return { challenge: used.challenge.toString('base64url'), handle: used.handle }
}

/** Forgets what nobody has answered in time. */
export async function forgetChallenges(db: Db): Promise<void> {
  await db.deleteFrom('passkey_challenges').where('expires_at', '<', sql<Date>`now()`).execute()
}

const inTerm = sql<Date>`now() + make_interval(secs => ${challengeMs / 1000})`

const hashOf = (browser: string): Buffer => createHash('sha256').update(browser).digest()
