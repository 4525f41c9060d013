import { createHmac, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { type Answered, mailbox, readMailbox, type WayBack } from './mail-address.ts'
import { readSealedMoment, sealMoment } from './sealed-moment.ts'
import { type LinkAct, makeToken, readToken, type SigningKey } from './token.ts'

/** Makes and reads the links people get by letter; holds the signing keys, nothing else. */
export type Links = {
  /** The token of a stored link: pure, the same each time. */
  token(act: LinkAct, id: string): string
  /** The stored link a token opens, or why it doesn't. Changes nothing. */
  open(db: Db, act: LinkAct, token: string): Promise<Opened>
  /** The local part of the address that one mail of ours comes back to: pure, the same each time. */
  mailbox(way: WayBack, answered: Answered): string
  /** What such a local part names; null for what is not ours. */
  readMailbox(localPart: string): { way: WayBack; answered: Answered } | null
  /** This moment, sealed: for a form to carry, so that it can be told how long ago it was shown. */
  sealNow(): string
  /** The moment that was sealed; null for what is not ours. */
  sealedAt(sealed: string): number | null
  /** A hash that nobody without the key can make, or try out what it was made of. */
  hash(words: string): Buffer
}

export type Link = {
  id: string
  draft: string | null
  support: string | null
  case_id: number | null
  report: number | null
  person: number | null
  body: string | null
  remark: string | null
  watch: string | null
  mail: string | null
  /** Of `console`: whether its holder may see who somebody is. */
  sees_persons: boolean
}
export type Opened =
  | { ok: true; link: Link }
  | { ok: false; why: 'unknown' }
  | { ok: false; why: 'expired' | 'revoked'; link: Link }

type Subject = {
  draft?: string
  support?: string
  case_id?: number
  report?: number
  person?: number | undefined
  body?: string
  remark?: string
  watch?: string
  mail?: string
  sees_persons?: boolean
}

export function linksSignedBy(keys: readonly SigningKey[]): Links {
  const [newest] = keys
  if (!newest) throw new Error('no signing key')
  return {
    token: (act, id) => makeToken(newest, act, id),
    mailbox: (way, answered) => mailbox(newest, way, answered),
    readMailbox: (localPart) => readMailbox(keys, localPart),
    sealNow: () => sealMoment(newest, Date.now()),
    sealedAt: (sealed) => readSealedMoment(keys, sealed),
    hash: (words) => createHmac('sha256', newest.secret).update('hash:').update(words).digest(),
    async open(db, act, token) {
      const id = readToken(keys, act, token)
      const row = id ? await storedLink(db, act, id) : undefined
      if (!row) return { ok: false, why: 'unknown' }
      const { is_revoked, is_expired, ...link } = row
      if (is_revoked) return { ok: false, why: 'revoked', link }
      return is_expired ? { ok: false, why: 'expired', link } : { ok: true, link }
    },
  }
}

/** Stores a new link for one act on one thing; without a term it lives until revoked. */
export async function createLink(db: Db, act: LinkAct, subject: Subject, termInMs?: number): Promise<string> {
  const id = randomUUID()
  const expires_at =
    termInMs === undefined ? null : sql<Date>`now() + make_interval(secs => ${termInMs / 1000})`
  await db
    .insertInto('links')
    .values({ id, act, ...subject, expires_at })
    .execute()
  return id
}

type AllActs = 'watches' | 'unwatch'

/** The link a person has for one act on all that is theirs. */
export async function standingLink(db: Db, act: AllActs, person: number): Promise<string | null> {
  const found = await db
    .selectFrom('links')
    .select('id')
    .where('act', '=', act)
    .where('person', '=', person)
    .where('report', 'is', null)
    .where('watch', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? null
}

/** The same, made when there is none. */
export const ensureLink = async (tx: Db, act: AllActs, person: number): Promise<string> =>
  (await standingLink(tx, act, person)) ?? createLink(tx, act, { person })

/** Revokes the links for one act on a draft, a support, a watch or a case. */
export async function revokeLinks(
  db: Db,
  act: LinkAct,
  of: { draft: string } | { support: string } | { watch: string } | { case_id: number },
): Promise<void> {
  await db
    .updateTable('links')
    .set({ revoked_at: sql`now()` })
    .where('act', '=', act)
    .where((where) => {
      if ('draft' in of) return where('draft', '=', of.draft)
      if ('watch' in of) return where('watch', '=', of.watch)
      return 'support' in of ? where('support', '=', of.support) : where('case_id', '=', of.case_id)
    })
    .where('revoked_at', 'is', null)
    .execute()
}

/** Whether a link is one for this act on this draft, support or watch, and none has replaced it. */
export async function isStanding(
  db: Db,
  act: LinkAct,
  id: string,
  of: { draft: string } | { support: string } | { watch: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('links')
    .select('id')
    .where('id', '=', id)
    .where('act', '=', act)
    .where((where) => {
      if ('draft' in of) return where('draft', '=', of.draft)
      return 'watch' in of ? where('watch', '=', of.watch) : where('support', '=', of.support)
    })
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Notes that a link was used to change something. */
export async function noteUse(db: Db, id: string): Promise<void> {
  await db.updateTable('links').set({ last_used_at: sql`now()` }).where('id', '=', id).execute()
}

const storedLink = (db: Db, act: LinkAct, id: string) =>
  db
    .selectFrom('links')
    .select(['id', 'draft', 'support', 'case_id', 'report', 'person', 'body', 'remark', 'watch', 'mail'])
    .select(['sees_persons', sql<boolean>`revoked_at is not null`.as('is_revoked')])
    .select(sql<boolean>`coalesce(expires_at <= now(), false)`.as('is_expired'))
    .where('id', '=', id)
    .where('act', '=', act)
    .executeTakeFirst()
