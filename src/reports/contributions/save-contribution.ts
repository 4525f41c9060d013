import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, revokeLinks } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import { addressKey } from '../letters/address-key.ts'
import { queueContributionLetter } from '../letters/queue-confirmation.ts'
import { keepWithContribution } from '../photos/photos-of-contribution.ts'
import type { Language } from '../report.ts'
import { terms } from '../states.ts'
import type { ContributionKind } from './contribution.ts'

/** `id` is the form's own key: sending it twice is one contribution. */
export type ContributionToSave = {
  id: string
  kind: ContributionKind
  report: number
  email: string
  wantsLetters: boolean
  /** What somebody adds, for everybody to read; may be empty. */
  words: string
  language: Language
}

/**
 * Stores what waits to be confirmed, with the photos of its form; its letter goes out when the address is new.
 * Confirmed already, it stays as it was.
 */
export function saveContribution(db: Db, { id, ...asWritten }: ContributionToSave): Promise<void> {
  const written = { ...asWritten, email: asWritten.email.toLowerCase() }
  const address = addressKey(written.email)
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0)), pg_advisory_xact_lock(${address.readInt32LE(0)}, 1)`.execute(
      tx,
    )
    const before = await tx
      .selectFrom('unconfirmed_supports')
      .select(['email', 'kind', 'confirmed_for'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (before?.confirmed_for) return
    const municipality = await homeOf(tx, written.report)
    await store(tx, { id, municipality, ...written })
    await keepWithContribution(tx, id)
    if (before?.email === written.email && before.kind === written.kind) return
    await revokeLinks(tx, 'support', { support: id })
    const link = await createLink(tx, 'support', { support: id }, terms.draft)
    await queueContributionLetter(tx, {
      support: id,
      municipality,
      link,
      language: written.language,
      address,
    })
  })
}

async function homeOf(tx: Db, report: number): Promise<string> {
  const found = await tx
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', report)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such report')
  return found.municipality
}

async function store(
  tx: Db,
  { id, wantsLetters, ...written }: ContributionToSave & { municipality: string },
): Promise<void> {
  const row = { ...written, wants_letters: wantsLetters }
  await tx
    .insertInto('unconfirmed_supports')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
