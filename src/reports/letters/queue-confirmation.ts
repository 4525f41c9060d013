import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'
import { terms } from '../states.ts'
import type { WaitingLetter } from './join-news.ts'
import { queueLetter } from './queue-letter.ts'

type ToUnproven = { municipality: string; link: string; language: Language; address: Buffer }
type Confirmation = ToUnproven & { draft: string; email: string; kind: 'confirm' | 'reminder' }

/**
 * Asks for a draft to be confirmed. The first letter to an address leaves at once; what follows soon after waits a
 * little and goes in one letter, since any of them opens all that waits. The address is read when it is sent.
 */
export async function queueConfirmation(tx: Db, asked: Confirmation): Promise<void> {
  const { kind, draft, link, municipality, language } = asked
  const waiting = await waitingLetter(tx, asked.email)
  const letter =
    waiting ??
    (await queueLetter(
      tx,
      { kind, draft, link, municipality, language },
      await dueAfterOthers(tx, asked.address, kind),
    ))
  await tx
    .insertInto('letter_drafts')
    .values({ letter: letter.id, draft, link })
    .onConflict((conflict) => conflict.columns(['letter', 'draft']).doUpdateSet({ link }))
    .execute()
}

/** A link that has been replaced went to another address: a letter that has no others left is nobody's. */
const waitingLetter = (tx: Db, email: string): Promise<WaitingLetter | undefined> =>
  tx
    .selectFrom('letters')
    .innerJoin('letter_drafts', 'letter_drafts.letter', 'letters.id')
    .innerJoin('drafts', 'drafts.id', 'letter_drafts.draft')
    .innerJoin('links', 'links.id', 'letter_drafts.link')
    .select(['letters.id', 'letters.next_at'])
    .where('drafts.email', '=', email)
    .where('drafts.report', 'is', null)
    .where('links.revoked_at', 'is', null)
    .where('letters.state', '=', 'queued')
    .where('letters.attempts', '=', 0)
    .limit(1)
    .forUpdate('letters')
    .executeTakeFirst()

/** After so many in a day, an address that still gets more has them joined for an hour. */
const lettersADay = 12

async function dueAfterOthers(
  tx: Db,
  address: Buffer,
  kind: Confirmation['kind'],
): Promise<RawBuilder<Date>> {
  const { count, last } = await tx
    .selectFrom('letters_to_address')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.max('sent_at').as('last')])
    .where('address_hash', '=', address)
    .where('kind', 'in', ['confirm', 'reminder'])
    .where('sent_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  const wait = (count < lettersADay ? terms.joinConfirmations : terms.joinManyConfirmations) / 1000
  const due = sql<Date>`greatest(now(), coalesce(${last}::timestamptz, '-infinity') + make_interval(secs => ${wait}))`
  await tx.insertInto('letters_to_address').values({ address_hash: address, sent_at: due, kind }).execute()
  return due
}

/** Asks for a contribution to be confirmed: never joined, since each says which report it is about. */
export async function queueContributionLetter(
  tx: Db,
  { address, ...letter }: ToUnproven & { support: string },
): Promise<void> {
  const due = await dueThisHour(tx, address, 'support')
  await queueLetter(tx, { kind: 'support', ...letter }, due)
}

/** So many letters an hour that ask an address to confirm one thing; the rest come later, none is lost. */
const lettersAnHour = 20

/** When the next such letter may leave, counted with those before it. */
export async function dueThisHour(
  tx: Db,
  address: Buffer,
  kind: 'support' | 'watch' | 'mailed_draft',
): Promise<RawBuilder<Date>> {
  const { count } = await tx
    .selectFrom('letters_to_address')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('address_hash', '=', address)
    .where('kind', '=', kind)
    .where('sent_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  const due = sql<Date>`now() + make_interval(hours => ${Math.floor(count / lettersAnHour)})`
  // Counted at the hour they leave, or those that wait would come on top of the next hour's own.
  await tx.insertInto('letters_to_address').values({ address_hash: address, sent_at: due, kind }).execute()
  return due
}
