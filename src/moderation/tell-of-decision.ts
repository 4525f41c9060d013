import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'
import type { Moderated } from './review.ts'

type Telling = { report: number; remark: string; municipality: string; done: readonly Moderated[] }

/** A letter to whoever told of abuse and left an address: what was done, or that nothing was. */
export async function tellOfDecision(tx: Db, { report, remark, municipality, done }: Telling): Promise<void> {
  const { email, language } = await tx
    .selectFrom('remarks')
    .select(['email', 'language'])
    .where('id', '=', remark)
    .executeTakeFirstOrThrow()
  if (email === null) return
  const letter = { kind: 'settled', report, remark, municipality, language } as const
  const { id } = await queueLetter(tx, letter, sql<Date>`now()`)
  if (done.length === 0) return
  await tx
    .insertInto('letter_news')
    .values(done.map(({ event }) => ({ letter: id, event, report })))
    .execute()
}
