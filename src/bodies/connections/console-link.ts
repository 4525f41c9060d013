import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink } from '#people/links/links.ts'
import { requireBody } from '../require-body.ts'

type Making = {
  body: string
  /** Whoever holds it may see who somebody is in what has been said with a system. */
  seesPersons: boolean
  days: number
}

const dayInMs = 86_400_000

/** Makes the link by which a body runs its connections, good for so many days or until it is revoked. Returns its id. */
export function makeConsoleLink(db: Db, { body, seesPersons, days }: Making): Promise<string> {
  return inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    return createLink(tx, 'console', { body, sees_persons: seesPersons }, days * dayInMs)
  })
}

/** Ends every such link of a body. Returns how many there were. */
export async function endConsoleLinks(db: Db, body: string): Promise<number> {
  const ended = await db
    .updateTable('links')
    .set({ revoked_at: sql<Date>`now()` })
    .where('act', '=', 'console')
    .where('body', '=', body)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
