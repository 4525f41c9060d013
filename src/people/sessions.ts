import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'

/** A browser that somebody has proven their address in. */
export type Session = { id: string; person: number; email: string; language: Language; isRenewed: boolean }

/** A session nobody uses for so long is over. */
export const sessionDays = 14

/** Begins a session of a person, by a key of theirs or a link; the token goes to their browser and is kept nowhere. */
export async function beginSession(tx: Db, person: number, passkey: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('sessions')
    .values({ id: randomUUID(), token_hash: hashOf(token), person, passkey, expires_at: inTerm })
    .execute()
  return token
}

/** Whose session a token opens. Used again after a day, it lives anew: that is noted once a day, not at every page. */
export async function openSession(db: Db, token: string): Promise<Session | null> {
  const found = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person')
    .select(['sessions.id', 'sessions.person', 'people.email', 'people.language'])
    .select(sql<boolean>`sessions.last_used_at < now() - interval '1 day'`.as('isRenewed'))
    .where('sessions.token_hash', '=', hashOf(token))
    .where('sessions.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (!found || found.email === null) return null
  const { email, ...session } = found
  if (session.isRenewed) await renew(db, session.id)
  return { ...session, email }
}

export async function endSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute()
}

/** In every browser. */
export async function endSessionsOf(db: Db, person: number): Promise<void> {
  await db.deleteFrom('sessions').where('person', '=', person).execute()
}

type ByKey = { person: number; passkey: string; except: string | null }

/** Wherever a person's key has begun one, but for the session that is given. */
export async function endSessionsBy(db: Db, { person, passkey, except }: ByKey): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person', '=', person)
    .where('passkey', '=', passkey)
    .$if(except !== null, (sessions) => sessions.where('id', '!=', except ?? ''))
    .execute()
}

/** Forgets sessions that are over, and links to sign in or to a new address that nobody can use any more. */
export async function forgetSessions(db: Db): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', sql<Date>`now()`).execute()
  await db
    .deleteFrom('links')
    .where('act', 'in', ['sign_in', 'new_address'])
    .where('expires_at', '<', sql<Date>`now() - interval '7 days'`)
    .execute()
}

const renew = (db: Db, id: string) =>
  db
    .updateTable('sessions')
    .set({ last_used_at: sql`now()`, expires_at: inTerm })
    .where('id', '=', id)
    .execute()

const inTerm = sql<Date>`now() + make_interval(days => ${sessionDays})`

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
